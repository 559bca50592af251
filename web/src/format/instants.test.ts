import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  dayOf,
  daysLeft,
  formatDate,
  formatDay,
  formatExactly,
  formatMoment,
  formatRelative,
} from './instants.ts';

const now = new Date('2026-11-22T12:00:00Z');
const ago = (ms: number) => new Date(now.getTime() - ms);

test('dates are Romanian dates of Bucharest', () => {
  assert.equal(formatDate(new Date('2026-11-21T22:30:00Z'), 'ro'), '22 nov. 2026');
  assert.equal(formatDate(new Date('2026-11-21T12:30:00Z'), 'en'), '21 Nov 2026');
});

test('relative up to a day, then a date with its time', () => {
  assert.equal(formatRelative(ago(30_000), 'ro', now), 'acum');
  assert.equal(formatRelative(ago(5 * 60_000), 'ro', now), 'acum 5 min');
  assert.equal(formatRelative(ago(-3 * 3_600_000), 'ro', now), 'peste 3 h');
  assert.equal(formatRelative(ago(5 * 60_000), 'en', now), '5 min ago');
  assert.equal(formatRelative(ago(25 * 3_600_000), 'ro', now), '21 nov., 13:00');
});

test('today needs no date', () => {
  assert.equal(formatMoment(new Date('2026-11-22T12:30:00Z'), 'ro', now), '14:30');
  assert.equal(formatMoment(new Date('2025-11-22T12:30:00Z'), 'ro', now), '22 nov. 2025, 14:30');
});

test('the exact instant names its zone, summer and winter', () => {
  assert.equal(
    formatExactly(new Date('2026-11-21T12:30:05Z'), 'ro'),
    '21 nov. 2026, 14:30:05 (ora României, UTC+02:00)',
  );
  assert.equal(
    formatExactly(new Date('2026-07-21T12:30:05Z'), 'en'),
    '21 Jul 2026, 15:30:05 (Romanian time, UTC+03:00)',
  );
});

test('a document’s day is shifted by no zone', () => {
  assert.equal(formatDay('2026-07-03', 'ro'), '3 iul. 2026');
});

test('the day of an instant is Bucharest’s', () => {
  assert.equal(dayOf(new Date('2026-11-21T22:30:00Z')), '2026-11-22');
});

test('days left are whole days', () => {
  assert.equal(daysLeft(ago(-5.5 * 86_400_000), now), 5);
  assert.equal(daysLeft(ago(1), now), -1);
});
