import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

const id = 'virtual:routes';
const description = new URL('../../Functions/Http/openapi.json', import.meta.url);

/** The names of the parameters of each route, as `get /api/places`. */
export type Routes = Record<string, string[]>;

interface Description {
  paths: Record<string, Record<string, { parameters?: { $ref?: string; name?: string }[] }>>;
  components?: { parameters?: Record<string, { name: string }> };
}

/** `virtual:routes`: what the function app understands, by its openapi.json. The page is built with the app and need not ask it. */
export function routes(): Plugin {
  return {
    name: 'routes',
    resolveId: (source) => (source === id ? '\0' + id : undefined),
    load: (resolved) => (resolved === '\0' + id ? `export default ${JSON.stringify(read(JSON.parse(readFileSync(description, 'utf8')) as Description))}` : undefined),
  };
}

export function read({ paths, components }: Description): Routes {
  const nameOf = ({ name, $ref }: { name?: string; $ref?: string }) => name ?? components?.parameters?.[$ref?.split('/').at(-1) ?? '']?.name ?? '';
  return Object.fromEntries(
    Object.entries(paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, { parameters = [] }]) => [`${method} ${path}`, parameters.map(nameOf)])),
  );
}
