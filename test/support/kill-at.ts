/**
 * Preloaded into a worker (NODE_OPTIONS=--import): ends its own process, as `kill -9` does, the n-th time that it comes
 * past the station which KILL_AT names (`keep.renamed:3`). Wraps what the process asks of the disk, the database and
 * the network, so that the service itself knows nothing of being killed.
 */
import { subscribe } from 'node:diagnostics_channel';
import calls, { writeFileSync } from 'node:fs';
import disk, { type FileHandle } from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import zlib from 'node:zlib';
import pg from 'pg';

const [wanted = '', times = '1'] = (process.env.KILL_AT ?? '').split(':');
let left = Number(times);

/** `anywhere` counts whatever comes by. */
function isDue(station: string): boolean {
  return (station === wanted || wanted === 'anywhere') && --left === 0;
}

function pass(station: string): void {
  if (isDue(station)) die();
}

function die(): never {
  process.kill(process.pid, 'SIGKILL');
  // Until the signal is delivered nothing more may happen here.
  for (;;);
}

watchDisk();
watchDatabase();
watchNetwork();

// biome-ignore lint/suspicious/noExplicitAny: functions of many shapes are wrapped, and handed on as they came.
type Any = any;

function watchDisk(): void {
  const real = { ...disk };
  const replaced: Record<string, (...args: Any[]) => Promise<Any>> = {
    mkdir: async (dir, options) => {
      const made = await real.mkdir(dir, options);
      if (/\/\d{4}\/\d{2}$/.test(dir)) pass('promote.folder-made');
      return made;
    },
    open: async (path, flags, mode) => watchHandle(await real.open(path, flags, mode), String(path)),
  };
  Object.assign(disk, replaced);
  watchCalls();
  const inflate = zlib.inflateRawSync;
  zlib.inflateRawSync = (...args) => {
    pass('look.inflating');
    return inflate(...args);
  };
  syncBuiltinESMExports();
}

/** Those with callbacks, which the archive makes for each message (src/archive/disk-calls.ts). */
function watchCalls(): void {
  const real: Record<string, Any> = { ...calls };
  // Not the probe that looks whether the disk takes anything.
  const inIncoming = (path: unknown) => /\/incoming\/(?!probe\.)[^/]+$/.test(String(path));
  const opened = new Map<number, string>();
  const watched = (name: string, before: (...args: Any[]) => void, after: (...args: Any[]) => void) => {
    Reflect.set(calls, name, (...args: Any[]) => {
      const done = args.pop();
      before(...args);
      real[name](...args, (error: Error | null, answer: Any) => {
        if (!error) after(...args, answer);
        done(error, answer);
      });
    });
  };
  const nothing = () => {};
  watched(
    'writeFile',
    (file, bytes) => {
      if (!inIncoming(file) || !isDue('keep.writing')) return;
      writeFileSync(file, bytes.subarray(0, bytes.length / 2));
      die();
    },
    (file) => inIncoming(file) && pass('keep.written'),
  );
  watched('rename', nothing, (from) => inIncoming(from) && pass('keep.renamed'));
  watched(
    'link',
    () => pass('promote.linking'),
    () => pass('promote.linked'),
  );
  watched(
    'unlink',
    (path) => inIncoming(path) && pass('promote.folder-synced'),
    (path) => inIncoming(path) && pass('promote.unlinked'),
  );
  watched('open', nothing, (...args) => opened.set(args.at(-1), String(args[0])));
  watched('fsync', nothing, (fd) => opened.get(fd)?.endsWith('/incoming') && pass('keep.folder-synced'));
}

function watchHandle(handle: FileHandle, path: string): FileHandle {
  const sync = handle.sync.bind(handle);
  if (path.endsWith('/manifest.jsonl')) {
    const append = handle.appendFile.bind(handle);
    handle.appendFile = async (lines: Any) => {
      if (isDue('manifest.writing')) {
        await append(lines.slice(0, lines.length / 2));
        die();
      }
      await append(lines);
    };
    handle.sync = async () => {
      pass('manifest.written');
      await sync();
      pass('manifest.synced');
    };
  }
  return handle;
}

/** What a transaction is for, by a statement of its own. */
const transactions: Record<string, RegExp> = {
  claim: /insert into company_lease/,
  listing: /insert into message \(/,
  record: /update message\s+set state = 'archived'/,
  finish: /update run_company\s+set state = \$/,
};

/** Stations reached after a single statement. */
const statements: Record<string, RegExp> = {
  'quota.admitted': /from admit_calls/,
  'quota.slot-back': /update call_slot set free_at/,
  'listing.ended': /set listing_ended_at/,
  'record.chained': /update company\s+set chain_seq/,
  'record.logged': /insert into sync_log/,
  'lease.renewed': /update company_lease set until/,
};

function watchDatabase(): void {
  const purposes = new WeakMap<object, string>();
  const query: Any = pg.Client.prototype.query;
  (pg.Client.prototype as Any).query = function (this: object, ...args: Any[]) {
    const text: unknown = args[0]?.text ?? args[0];
    if (typeof text !== 'string' || typeof args[0]?.submit === 'function') return query.apply(this, args);
    if (text === 'begin') purposes.delete(this);
    for (const [purpose, own] of Object.entries(transactions))
      if (own.test(text)) purposes.set(this, purpose);
    const behind = Object.entries(statements).flatMap(([station, own]) => (own.test(text) ? [station] : []));
    const purpose = purposes.get(this);
    if (text === 'commit' && purpose) {
      pass(`${purpose}.before-commit`);
      // The commit is sent, and its answer is never read.
      if (isDue(`${purpose}.committing`)) setImmediate(die);
      behind.push(`${purpose}.committed`);
    }
    return afterwards(() => behind.forEach(pass), query, this, args);
  };
}

function afterwards(then: () => void, query: Any, client: object, args: Any[]): Any {
  const callback = args.at(-1);
  if (typeof callback !== 'function')
    return query.apply(client, args).then((answer: unknown) => {
      then();
      return answer;
    });
  const hear = (error: unknown, answer: unknown) => {
    if (!error) then();
    callback(error, answer);
  };
  return query.apply(client, [...args.slice(0, -1), hear]);
}

function watchNetwork(): void {
  const at = (channel: string, moment: string) =>
    subscribe(channel, (message) => {
      const { path, method } = (message as { request: { path: string; method: string } }).request;
      if (path.includes('/descarcare')) pass(`download.${moment}`);
      else if (path.includes('/listaMesaje')) pass(`listing.${moment}`);
      // A bucket's objects, where the archive is in one.
      else if (method === 'PUT' && /\/incoming\/(?!probe)/.test(path)) pass(`bucket.incoming-${moment}`);
      else if (method === 'PUT' && path.includes('/manifest/')) pass(`bucket.manifest-${moment}`);
      else if (method === 'PUT' && path.endsWith('.zip')) pass(`bucket.place-${moment}`);
    });
  at('undici:client:sendHeaders', 'sent');
  at('undici:request:headers', 'answering');
  at('undici:request:trailers', 'answered');
}
