import routes from 'virtual:routes';

const known = new Map(Object.entries(routes).map(([route, parameters]) => [route, new Set(parameters)]));

/** Whether the function app has such a route (`get /api/places`), and whether it takes the parameter. */
export function can(route: string, parameter?: string): boolean {
  const parameters = known.get(route);
  return parameters !== undefined && (parameter === undefined || parameters.has(parameter));
}
