import { signal } from '@preact/signals';

interface Description {
  paths: Record<string, Record<string, unknown>>;
  components?: { parameters?: Record<string, { name: string }> };
}

type Parameter = { $ref?: string; name?: string };

/** What the function app understands: its routes, each with the names of its parameters. Null until it has said so. */
export const capabilities = signal<Map<string, Set<string>> | null>(null);

/** Asks the function app what it understands; a page newer than its app then leaves out what that app does not know. */
export async function discover(): Promise<void> {
  try {
    const response = await fetch('/api/openapi.json');
    capabilities.value = read((await response.json()) as Description);
  } catch {
    capabilities.value = new Map();
  }
}

export function read(description: Description): Map<string, Set<string>> {
  const routes = new Map<string, Set<string>>();
  for (const [path, methods] of Object.entries(description.paths)) {
    for (const [method, operation] of Object.entries(methods)) {
      const parameters = (operation as { parameters?: Parameter[] }).parameters ?? [];
      routes.set(`${method} ${path}`, new Set(parameters.map((parameter) => nameOf(parameter, description))));
    }
  }
  return routes;
}

function nameOf(parameter: Parameter, description: Description): string {
  return parameter.name ?? description.components?.parameters?.[parameter.$ref?.split('/').at(-1) ?? '']?.name ?? '';
}

/** Whether there is such a route (`get /api/places`), and whether it takes the parameter. */
export function can(route: string, parameter?: string): boolean {
  const parameters = capabilities.value?.get(route);
  return parameters !== undefined && (parameter === undefined || parameters.has(parameter));
}
