import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Plugin } from 'vite';

const id = 'virtual:icons';
const require = createRequire(import.meta.url);

/** `virtual:icons`: the named Lucide icons, and only those, as data that Preact can draw without `innerHTML`. */
export function icons(names: readonly string[]): Plugin {
  return {
    name: 'icons',
    resolveId: (source) => (source === id ? '\0' + id : undefined),
    load: (resolved) => (resolved === '\0' + id ? `export default ${JSON.stringify(Object.fromEntries(names.map((name) => [name, shapes(name)])))}` : undefined),
  };
}

function shapes(name: string): [tag: string, attributes: Record<string, string>][] {
  const svg = readFileSync(require.resolve(`lucide-static/icons/${name}.svg`), 'utf8');
  const inside = svg.slice(svg.indexOf('>', svg.indexOf('<svg')) + 1, svg.indexOf('</svg>'));
  return [...inside.matchAll(/<(\w+)([^>]*?)\/?>/g)].map(([, tag, attributes]) => [
    tag!,
    Object.fromEntries([...attributes!.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, key, value]) => [key!, value!])),
  ]);
}
