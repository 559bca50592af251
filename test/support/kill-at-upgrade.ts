/**
 * Preloaded into a program (NODE_OPTIONS=--import): ends its own process, as `kill -9` does, when the upgrade of the embedded
 * database comes to the station which KILL_AT names. Wraps what the process asks of files and of the database.
 */
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import pg from 'pg';

const wanted = process.env.KILL_AT;

function pass(station: string): void {
  if (station !== wanted) return;
  process.kill(process.pid, 'SIGKILL');
  for (;;);
}

// biome-ignore lint/suspicious/noExplicitAny: functions of many shapes are wrapped, and handed on as they came.
type Any = any;

const { renameSync, writeFileSync } = fs;
fs.renameSync = (from, to) => {
  const station = renameStation(String(from), String(to));
  pass(`${station}.before`);
  renameSync(from, to);
  pass(`${station}.after`);
};
fs.writeFileSync = ((path: Any, ...rest: Any[]) => {
  (writeFileSync as Any)(path, ...rest);
  if (String(path).endsWith('/upgraded.json')) pass('noted');
}) as Any;
syncBuiltinESMExports();

function renameStation(from: string, to: string): string {
  if (to.endsWith('/upgrade/data')) return 'made';
  if (from.endsWith('/upgrade/data')) return 'placed';
  return to.includes('/data.before-') ? 'kept' : 'other';
}

const query: Any = pg.Client.prototype.query;
let copies = 0;
(pg.Client.prototype as Any).query = function (this: object, ...args: Any[]) {
  const text = args[0]?.text ?? args[0];
  if (typeof args[0]?.submit === 'function' && 'handleCopyData' in args[0])
    pass(++copies === 5 ? 'copying' : '');
  if (typeof text === 'string') {
    if (text.startsWith('begin isolation level repeatable read')) pass('reading');
    if (text.startsWith('truncate')) pass('loading');
    if (text.includes('hashtextextended(r::text')) pass('comparing');
    if (text === 'analyze') pass('compared');
  }
  return query.apply(this, args);
};
