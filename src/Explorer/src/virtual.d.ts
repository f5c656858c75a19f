declare module 'virtual:icons' {
  const icons: Record<string, [tag: string, attributes: Record<string, string>][]>;
  export default icons;
}

declare module 'virtual:routes' {
  const routes: Record<string, string[]>;
  export default routes;
}
