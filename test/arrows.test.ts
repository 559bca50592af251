/** What holds of the sources as a whole. Each guard is a function of its own in guards/, where a test feeds it a violation. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findUnneededExceptions, findWrongArrows } from './guards/folder-arrows.ts';
import { findImportCycles } from './guards/import-cycles.ts';
import { findLoadedTooEarly } from './guards/loaded-at-start.ts';
import { findNeverWords } from './guards/never-words.ts';
import { findNounCircles, findStrays } from './guards/nouns.ts';
import { findImpure } from './guards/purity.ts';
import { findCrossings, findEnvironmentReaders } from './guards/separate-programs.ts';
import { readSources } from './guards/source.ts';
import { findSqlOutside } from './guards/sql-outside.ts';
import { findUnguardedStates } from './guards/state-changes.ts';
import { findTextOutside } from './guards/text-outside.ts';
import { findUnusedExports } from './guards/unused-exports.ts';

const src = readSources('src');
const programs = [...src, ...readSources('sandbox', 'web/src')];
const everything = [...programs, ...readSources('test', 'scripts', 'bench')];

const guards: Record<string, () => string[]> = {
  'every file imports from its own folder or from one further left': () => findWrongArrows(src),
  'each exception to the arrows is needed': () => findUnneededExceptions(src),
  'a file of db, actions or api is in the folder of a noun': () => findStrays(src),
  'no two nouns of one floor import each other': () => findNounCircles(src),
  'no files import each other in a circle, types included': () => findImportCycles(everything),
  'a process loads at its start only what it uses': () => findLoadedTooEarly(src),
  'core and documents are pure': () => findImpure(src),
  'SQL is written in db': () => findSqlOutside(src),
  'texts for people are in src/text and in the dashboard': () => findTextOutside(src),
  'a message changes its state only as the table of transitions allows': () => findUnguardedStates(src),
  'the sandbox, the product and the dashboard are separate programs': () => findCrossings(programs),
  'the environment is read in one place': () => findEnvironmentReaders(src),
  'every exported value is used by the program': () => findUnusedExports(everything),
  'words for which the trade has a better one are not used': () => findNeverWords(everything),
};

for (const [fact, find] of Object.entries(guards)) test(fact, () => assert.deepEqual(find(), []));
