/** How the dashboard is built: shared code in one script, each route in its own, nothing inlined that a strict content security policy refuses. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { paths } from './src/app/paths.ts';

export default defineConfig(({ command }) => {
  // Built for production even if a test builds it.
  if (command === 'build') process.env.NODE_ENV = 'production';
  return {
    plugins: [react(), preloads(), wholeStyles(), compressed()],
    build: {
      target: 'es2022',
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      emptyOutDir: true,
      chunkSizeWarningLimit: 700,
      // Twenty kilobytes in all beside Mantine's: one file loads faster than eight.
      cssCodeSplit: false,
      // What every page needs is one file: each request costs some milliseconds on both sides. Gathering what only a few
      // pages share saves little more, and makes chunks that import each other in circles.
      rolldownOptions: {
        output: {
          codeSplitting: {
            groups: [{ name: 'first', tags: ['$initial'] }],
          },
        },
      },
    },
    server: {
      // `npx vite web` beside a running service: one origin for the browser, so that the session counts.
      proxy: Object.fromEntries(
        ['/api', '/docs', '/openapi.json'].map((path) => [path, process.env.API ?? 'http://localhost:3000']),
      ),
    },
  };
});

/** Pages with an address of their own: their scripts are named in the HTML, and load while the first script still runs. */
const pageAt: Record<string, string> = {
  [paths.inbox]: 'invoices/inbox-page',
  [paths.invoices]: 'invoices/invoices-page',
  [paths.messages]: 'messages/messages-page',
  [paths.runs]: 'runs/runs-page',
  [paths.live]: 'runs/run-page',
  [paths.months]: 'completeness/months-page',
  [paths.vat]: 'vat/vat-page',
  [paths.completeness]: 'completeness/completeness-page',
  [paths.exports]: 'exports/exports-page',
  [paths.deliveries]: 'exports/deliveries-page',
  [paths.connections]: 'connections/connections-page',
  [paths.settings]: 'settings/settings-page',
};

/** `preloads.json`: the scripts of each of these pages by its address, read by src/api/dashboard.ts. */
function preloads(): Plugin {
  return {
    name: 'preloads',
    apply: 'build',
    generateBundle(_options, bundle) {
      const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
      const filesOf = (name: string, found: Set<string>): Set<string> => {
        if (found.has(name)) return found;
        found.add(name);
        for (const each of chunks.find(({ fileName }) => fileName === name)?.imports ?? [])
          filesOf(each, found);
        return found;
      };
      const first = filesOf(chunks.find(({ isEntry }) => isEntry)!.fileName, new Set());
      const scriptsOf = (page: string) => {
        const chunk = chunks.find(({ moduleIds }) =>
          moduleIds.some((id) => id.endsWith(`/src/pages/${page}.tsx`)),
        );
        if (!chunk) return this.error(`no page ${page}`);
        return [...filesOf(chunk.fileName, new Set())].filter((file) => !first.has(file));
      };
      const scripts = Object.fromEntries(
        Object.entries(pageAt).map(([path, page]) => [path, scriptsOf(page)]),
      );
      this.emitFile({ type: 'asset', fileName: 'preloads.json', source: JSON.stringify(scripts) });
    },
  };
}

/** Fails the build if a Mantine class is used whose style was not imported. */
function wholeStyles(): Plugin {
  const classesIn = (text: string) => new Set(text.match(/\bm_[0-9a-f]{6,8}\b/g));
  return {
    name: 'whole-styles',
    apply: 'build',
    // After the plugin that gathers the styles.
    enforce: 'post',
    generateBundle(_options, bundle) {
      const files = Object.values(bundle);
      const scripts = files.flatMap((file) => (file.type === 'chunk' ? [file.code] : []));
      const styles = files.flatMap((file) =>
        file.fileName.endsWith('.css') && file.type === 'asset' ? [String(file.source)] : [],
      );
      const styled = classesIn(
        readFileSync(createRequire(import.meta.url).resolve('@mantine/core/styles.css'), 'utf8'),
      );
      const here = classesIn(styles.join('\n'));
      const missing = [...classesIn(scripts.join('\n'))].filter(
        (name) => styled.has(name) && !here.has(name),
      );
      if (missing.length > 0)
        this.error(`src/app/mantine-styles.ts lacks the styles of ${missing.join(', ')}`);
    },
  };
}

/** Writes a brotli copy of each file at build time, so that the server compresses nothing on request. */
function compressed(): Plugin {
  let dir = '';
  return {
    name: 'compressed',
    apply: 'build',
    configResolved: (config) => {
      dir = resolve(config.root, config.build.outDir, config.build.assetsDir);
    },
    writeBundle: () => {
      for (const file of readdirSync(dir).filter((name) => /\.(js|css)$/.test(name))) {
        const bytes = readFileSync(join(dir, file));
        const params = { [constants.BROTLI_PARAM_QUALITY]: 9 };
        writeFileSync(join(dir, `${file}.br`), brotliCompressSync(bytes, { params }));
      }
    },
  };
}
