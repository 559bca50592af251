/** How the dashboard is built: one page, each route a file of its own, nothing inlined that a strict policy would refuse. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

export default defineConfig(({ command }) => {
  // Whoever starts the service for a test still wants the dashboard that people get.
  if (command === 'build') process.env.NODE_ENV = 'production';
  return {
    plugins: [react(), compressed()],
    build: {
      target: 'es2022',
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      emptyOutDir: true,
      chunkSizeWarningLimit: 700,
    },
    server: {
      // `npx vite web` beside a running service: one origin for the browser, so that the session counts.
      proxy: Object.fromEntries(
        ['/api', '/docs', '/openapi.json'].map((path) => [path, process.env.API ?? 'http://localhost:3000']),
      ),
    },
  };
});

/** Beside each file its brotli form, which the server hands to those who take it: once, instead of with each request. */
function compressed(): Plugin {
  let dir = '';
  return {
    name: 'compressed',
    apply: 'build',
    configResolved: (config) => {
      dir = resolve(config.root, config.build.outDir, config.build.assetsDir);
    },
    closeBundle: () => {
      for (const file of readdirSync(dir).filter((name) => /\.(js|css)$/.test(name))) {
        const bytes = readFileSync(join(dir, file));
        const params = { [constants.BROTLI_PARAM_QUALITY]: 9 };
        writeFileSync(join(dir, `${file}.br`), brotliCompressSync(bytes, { params }));
      }
    },
  };
}
