/** The small rules of the ledger: states, windows, slots, money, secrets. */

import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { toBucharest } from './bucharest.ts';
import { dayMs } from './durations.ts';
import { carriesInvoice, expiresAt, ledgerKey, messageKinds } from './message.ts';
import { ledgerBalances, messageStates, statesBefore, transitions } from './message-state.ts';
import { addDecimals, compareDecimals, negateDecimal, readDecimal } from './money.ts';
import { readPlans } from './plans-file.ts';
import { latestReconciliation, latestSlot, nextSlot } from './slot.ts';
import { createVault, VaultError } from './vault.ts';
import { completeUpTo, fullWindow, listingWindow } from './window.ts';

test('a message ends from pending alone, and only an expired one can be pending again', () => {
  for (const to of messageStates)
    assert.deepEqual(statesBefore(to), to === 'pending' ? ['expired'] : ['pending']);
  assert.deepEqual(Object.keys(transitions), [...messageStates]);
});

test('the ledger balances when every listed message is in one state', () => {
  assert.ok(ledgerBalances({ listed: 10, archived: 6, expired: 1, closed: 1, pending: 2 }));
  assert.ok(!ledgerBalances({ listed: 10, archived: 6, expired: 1, closed: 1, pending: 1 }));
});

test("the window stays inside what ANAF's clock accepts, whatever ours says", () => {
  fc.assert(
    fc.property(
      fc.date({ noInvalidDate: true, min: new Date(0), max: new Date('2100-01-01') }),
      fc.integer({ min: -9e6, max: 9e6 }),
      (now, skew) => {
        const theirs = now.getTime() + skew;
        const { start, end } = fullWindow(now, skew);
        assert.ok(end.getTime() < theirs && start.getTime() > theirs - 60 * dayMs && start < end);
      },
    ),
  );
});

test('a company with many pages is listed from two days before its last complete listing, however long ago that was', () => {
  const now = new Date('2026-03-01T12:00:00Z');
  const hours = (listedUpTo: Date | null, listingPages: number | null, all = false) => {
    const { start, end, whole } = listingWindow(now, 0, { listedUpTo, listingPages }, all);
    return [Math.round((end.getTime() - start.getTime()) / 3_600_000), whole];
  };
  const daysAgo = (n: number) => new Date(now.getTime() - n * dayMs);
  assert.deepEqual(hours(daysAgo(0), 4), [48, false]);
  assert.deepEqual(hours(daysAgo(10), 4), [48 + 240, false]);
  for (const [listed, pages, all] of [
    [daysAgo(0), 3],
    [daysAgo(0), null],
    [null, 4],
    [daysAgo(59), 4],
    [daysAgo(0), 4, true],
  ] as const)
    assert.deepEqual(hours(listed, pages, all), [1440, true]);
});

test('nothing is claimed complete beyond the oldest pending message, nor in the last half hour', () => {
  const listed = new Date('2026-03-01T12:00:00Z');
  assert.equal(completeUpTo(null, null), null);
  assert.deepEqual(completeUpTo(listed, null), new Date('2026-03-01T11:30:00Z'));
  const pending = new Date('2026-02-20T00:00:00Z');
  assert.deepEqual(completeUpTo(listed, pending), pending);
});

test('a row without id is known by all that it has', () => {
  const row = { messageId: null, uploadIndex: '5', rawKind: 'FACTURA PRIMITA', createdAtRaw: '202601010000' };
  assert.equal(ledgerKey({ ...row, messageId: '7' }), 'id:7');
  assert.notEqual(ledgerKey(row), ledgerKey({ ...row, createdAtRaw: '202601010001' }));
});

test('two kinds carry an invoice, and ANAF keeps each message for sixty days', () => {
  assert.deepEqual(messageKinds.filter(carriesInvoice), ['received', 'sent']);
  assert.deepEqual(expiresAt(new Date('2026-01-01T10:00:00Z')), new Date('2026-03-02T10:00:00Z'));
});

test('organisations are spread over the hour and over the night, and a night has two places for each', () => {
  const now = new Date('2026-03-01T12:00:00Z');
  const ids = Array.from({ length: 300 }, (_, n) => `organisation ${n}`);
  const places = (slot: (id: string) => Date) =>
    new Set(ids.map((id) => Math.floor(slot(id).getTime() / 60_000) % 1440));
  assert.ok(places((id) => latestSlot('hourly', id, now)!).size > 50);
  assert.ok(places((id) => latestSlot('daily', id, now)!).size > 150);
  const apart = ids.filter((id) => latestSlot('daily', id, now)! > latestReconciliation(id, now));
  assert.ok(apart.length > 100 && apart.length < 200);
  const slot = latestSlot('daily', 'x', now)!;
  assert.deepEqual(latestSlot('daily', 'x', slot), slot, 'a slot has come when it is there');
});

test('in the hour after midnight of the day after the clock went forward, the latest night is the last one (2026-11-29)', () => {
  const now = new Date('2026-03-29T21:08:37Z');
  const id = '4d338aa0-9858-4440-b44b-d37c48e7c1f3';
  for (const night of [latestSlot('daily', id, now)!, latestReconciliation(id, now)])
    assert.equal(toBucharest(night).day, 29);
});

test('an organisation has one slot in each interval, always at the same place', () => {
  fc.assert(
    fc.property(
      fc.uuid(),
      fc.date({ noInvalidDate: true, min: new Date('2025-01-01'), max: new Date('2030-01-01') }),
      (id, now) => {
        const slot = latestSlot('hourly', id, now)!;
        const ageMs = now.getTime() - slot.getTime();
        assert.ok(ageMs >= 0 && ageMs < 3_600_000);
        const next = latestSlot('hourly', id, new Date(slot.getTime() + 3_600_000))!;
        assert.equal(next.getTime() - slot.getTime(), 3_600_000);
        for (const night of [latestSlot('daily', id, now)!, latestReconciliation(id, now)]) {
          const { hour, minute } = toBucharest(night);
          assert.ok(night <= now && now.getTime() - night.getTime() <= 25 * 3_600_000);
          assert.ok(hour * 60 + minute >= 30 && hour * 60 + minute < 331);
        }
      },
    ),
  );
  assert.equal(latestSlot('manual', 'x', new Date()), undefined);
});

test('money is exact, and keeps its digits', () => {
  assert.equal(readDecimal(' 19.0 '), '19.0');
  assert.equal(readDecimal('+007.50'), '7.50');
  for (const text of ['', '-', '.', '1,5', '1e3', 'NaN', '1.2.3', null, undefined])
    assert.equal(readDecimal(text), null);
  assert.equal(addDecimals('0.1', '0.2', '-0.30'), '0.00');
  assert.equal(negateDecimal('1.50'), '-1.50');
  assert.equal(compareDecimals('19.0', '19'), 0);
  fc.assert(
    fc.property(fc.bigInt(), fc.bigInt(), (a, b) => {
      assert.equal(addDecimals(`${a}`, `${b}`), `${a + b}`);
      assert.equal(Math.sign(compareDecimals(`${a}`, `${b}`)), a < b ? -1 : a > b ? 1 : 0);
    }),
  );
});

test('a sealed secret opens with its key and for what it was sealed, and no other way', () => {
  const key = randomBytes(32);
  const vault = createVault({ current: () => key, others: () => [] });
  const binding = { organisationId: 'a', kind: 'refresh' };
  const sealed = vault.seal('secret', binding);
  assert.equal(vault.open(sealed, binding), 'secret');
  assert.ok(!sealed.includes('secret'));
  assert.throws(() => vault.open(sealed, { ...binding, organisationId: 'b' }), VaultError);
  assert.throws(() => vault.open(sealed, { ...binding, kind: 'access' }), VaultError);
  const stranger = { current: () => randomBytes(32), others: () => [] };
  assert.throws(() => createVault(stranger).open(sealed, binding), VaultError);
  for (let i = 0; i < sealed.length; i++) {
    const changed = Buffer.from(sealed);
    changed[i]! ^= 1;
    assert.throws(() => vault.open(changed, binding), VaultError, `byte ${i}`);
  }
});

test('a rotated key opens what the old one sealed, and takes it over without seeing it', () => {
  const [old, fresh] = [randomBytes(32), randomBytes(32)];
  const binding = { organisationId: 'a', kind: 'refresh' };
  const sealed = createVault({ current: () => old, others: () => [] }).seal('secret', binding);
  const rotated = createVault({ current: () => fresh, others: () => [old] });
  assert.equal(rotated.open(sealed, binding), 'secret');
  const rewrapped = rotated.rewrap(sealed)!;
  assert.equal(rotated.rewrap(rewrapped), undefined);
  assert.equal(createVault({ current: () => fresh, others: () => [] }).open(rewrapped, binding), 'secret');
  assert.throws(() => createVault({ current: () => fresh, others: () => [] }).rewrap(sealed), VaultError);
});

test("an operator's plans are read, or every fault is named", () => {
  assert.deepEqual(readPlans('{"solo":{"interval":"daily","manualSyncsPerDay":3,"companies":null}}'), {
    ok: true,
    plans: { solo: { name: 'solo', interval: 'daily', manualSyncsPerDay: 3, companies: null } },
  });
  assert.ok(!readPlans('{').ok && !readPlans('{}').ok && !readPlans('{"a":{"interval":"weekly"}}').ok);
});

test('the next slot is the one after the latest, also where a day has 23 or 25 hours', () => {
  for (const at of ['2026-02-16T11:30:00Z', '2026-03-28T20:00:00Z', '2026-10-24T20:00:00Z']) {
    const now = new Date(at);
    for (const id of ['a', 'b', 'c', 'd', 'e']) {
      for (const interval of ['hourly', 'daily'] as const) {
        const next = nextSlot(interval, id, now)!;
        assert.ok(next > now);
        assert.deepEqual(latestSlot(interval, id, next), next);
        assert.deepEqual(
          latestSlot(interval, id, new Date(next.getTime() - 1)),
          latestSlot(interval, id, now),
        );
      }
    }
  }
  assert.equal(nextSlot('manual', 'a', new Date()), undefined);
});
