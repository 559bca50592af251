/** How `npm start` runs the service: what a bench starts in a process of its own gets the same, and so cannot be measured with other flags. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  scripts: { start: string };
};

/** Those that bound V8's memory. */
export const startFlags = scripts.start.split(' ').filter((part) => part.startsWith('--max-'));

/** Where main.ts keeps compiled code: with it, a process does not load what strips types. */
export const compileCache = join(root, 'node_modules/.cache/compiled');
