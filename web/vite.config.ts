/** How the dashboard is built: one page, what all routes need in one file, each route in its own, nothing inlined that a strict policy would refuse. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { paths } from './src/app/paths.ts';

export default defineConfig(({ command }) => {
  // Whoever starts the service for a test still wants the dashboard that people get.
  if (command === 'build') process.env.NODE_ENV = 'production';
  return {
    plugins: [react(), preloads(), wholeStyles(), compressed()],
    build: {
      target: 'es2022',
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      emptyOutDir: true,
      chunkSizeWarningLimit: 700,
      // Twenty kilobytes in all beside the components' own: one file is there sooner than eight.
      cssCodeSplit: false,
      // What every page needs is one file: each costs both sides some milliseconds, whatever it holds. Gathering what few
      // pages share as well saves little more, and their files then import each other in circles.
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

/** The pages that one opens by their address: what they need is named in the HTML, and comes while the first script still runs. */
const pageAt: Record<string, string> = {
  [paths.invoices]: 'invoices/invoices-page',
  [paths.messages]: 'messages/messages-page',
  [paths.runs]: 'runs/runs-page',
  [paths.live]: 'runs/run-page',
  [paths.completeness]: 'completeness/completeness-page',
  [paths.exports]: 'exports/exports-page',
  [paths.connections]: 'connections/connections-page',
  [paths.settings]: 'settings/settings-page',
};

/** `preloads.json`: the scripts of each of these pages by its address, for src/api/dashboard.ts. */
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

/** Mantine's classes are names of its own in scripts and styles alike: one that has a style must have it here. */
function wholeStyles(): Plugin {
  const classesIn = (text: string) => new Set(text.match(/\bm_[0-9a-f]{6,8}\b/g));
  return {
    name: 'whole-styles',
    apply: 'build',
    // Styles are put together by another plugin's.
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

/** Beside each file its brotli form, which the server hands to those who take it: once, instead of with each request. */
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
