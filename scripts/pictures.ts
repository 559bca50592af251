/**
 * `npm run pictures`: every page of the dashboard, light and dark, wide and narrow, into docs/pictures/web. A demo of its
 * own on a free port, with some things gone wrong on purpose: a page where all is well shows least.
 * `npm run pictures -- home live` takes those whose names hold one of the words.
 */
import { mkdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openCamera, widths } from './pictures/browser.ts';
import { type Demo, startDemo } from './pictures/demo.ts';
import { pages } from './pictures/pages.ts';
import { tellStory } from './pictures/story.ts';

const words = process.argv.slice(2);
const wanted = pages.filter(({ name }) => words.length === 0 || words.some((word) => name.includes(word)));
const into = join(import.meta.dirname, '../docs/pictures/web');
mkdirSync(into, { recursive: true });

const dir = await mkdtemp(join(tmpdir(), 'efactura-pictures-'));
const demo: Demo = await startDemo(dir);
try {
  const camera = await openCamera(demo, await tellStory(demo));
  for (const page of wanted) {
    for (const scheme of ['light', 'dark'] as const) {
      for (const width of widths) {
        const file = join(into, `${page.name}-${width.name}-${scheme}.png`);
        await camera.take(page, { scheme, width, file });
        console.log(file);
      }
    }
  }
  await camera.close();
} finally {
  await demo.stop();
  await rm(dir, { recursive: true, force: true });
}
