/** What a log line keeps out. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createLog } from './log.ts';

function logged(write: (log: ReturnType<typeof createLog>) => void): string {
  const lines: string[] = [];
  write(createLog('info', { write: (line: string) => void lines.push(line) }));
  return lines.join('');
}

test('an error of a lost connection is logged without its client', () => {
  const error = Object.assign(new Error('terminated'), {
    code: '57P01',
    client: { host: 'db.example', secret: 'x' },
  });
  const line = logged((log) => log.error({ err: error }, 'lost'));
  assert.match(line, /terminated/);
  assert.match(line, /57P01/);
  assert.doesNotMatch(line, /db\.example|client/);
});

test('what is called a secret is kept out, wherever it stands', () => {
  const line = logged((log) =>
    log.info({ token: 's1', accessToken: 's2', headers: { authorization: 's3', cookie: 's4' } }, 'x'),
  );
  for (const secret of ['s1', 's2', 's3', 's4']) assert.ok(!line.includes(`"${secret}"`), secret);
});

test('a line of the log is one line for every reader (2026-11-29)', () => {
  for (const end of ['\n', '\r', '\v', '\f', '\u0085', '\u2028', '\u2029']) {
    const line = logged((log) => {
      log.warn({ err: new Error(`Moara${end}Veche`), name: `a${end}b` }, `c${end}d`);
    });
    assert.equal(line.split(/[\n\r\v\f\u0085\u2028\u2029]/).length, 2, JSON.stringify(end));
    const { name, msg, err } = JSON.parse(line);
    assert.deepEqual([name, msg, err.message], [`a${end}b`, `c${end}d`, `Moara${end}Veche`]);
  }
});
