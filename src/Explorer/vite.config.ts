import { defineConfig, type ViteUserConfig } from 'vitest/config';
import { icons } from './build/icons.ts';
import { precompress } from './build/precompress.ts';
import { routes } from './build/routes.ts';
import { iconNames } from './src/parts/icon-names.ts';

// EXPLORER_API=http://127.0.0.1:7071 npm run dev: a real function app instead of the fixtures.
const api = process.env.EXPLORER_API;

export default defineConfig(async ({ command }): Promise<ViteUserConfig> => ({
  plugins: [icons(iconNames), routes(), precompress(), ...(command === 'serve' && !api ? [(await import('./fixtures/plugin.ts')).fixtureApi()] : [])],
  server: api ? { proxy: { '/api': api } } : {},
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rollupOptions: { output: { entryFileNames: 'assets/[name]-[hash].js', chunkFileNames: 'assets/[name]-[hash].js', assetFileNames: 'assets/[name]-[hash][extname]' } },
  },
  test: { include: ['tests/**/*.test.ts'], pool: 'threads', isolate: false },
}));
