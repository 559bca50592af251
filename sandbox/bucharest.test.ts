import assert from 'node:assert/strict';
import { test } from 'node:test';
import { creationStamp, quoted, wallDay } from './bucharest.ts';

test('agrees with the time zone database at every hour of five years', () => {
  const zone = new Intl.DateTimeFormat('sv-SE', {
    timeZone: 'Europe/Bucharest',
    dateStyle: 'short',
    timeStyle: 'short',
  });
  for (let at = Date.UTC(2024, 0, 1, 0, 30); at < Date.UTC(2029, 0, 1); at += 3_600_000)
    assert.equal(creationStamp(at), zone.format(at).replace(/\D/g, ''));
});

test('quotes an instant as ANAF does: the example of its own paper', () => {
  assert.equal(quoted(1646037374000), '28-02-2022 10:36:14');
  assert.equal(quoted(1646170574000), '01-03-2022 23:36:14');
});

test('a day begins at midnight in Bucharest, not in Greenwich', () => {
  assert.equal(wallDay(Date.UTC(2026, 6, 14, 20, 59)), '2026-07-14');
  assert.equal(wallDay(Date.UTC(2026, 6, 14, 21, 0)), '2026-07-15');
  assert.equal(wallDay(Date.UTC(2026, 0, 14, 21, 59)), '2026-01-14');
});

test('the hour that comes twice in October is written alike both times', () => {
  assert.equal(creationStamp(Date.UTC(2026, 9, 25, 0, 30)), '202610250330');
  assert.equal(creationStamp(Date.UTC(2026, 9, 25, 1, 30)), '202610250330');
});
