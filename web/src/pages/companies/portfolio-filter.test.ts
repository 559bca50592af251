import assert from 'node:assert/strict';
import { test } from 'node:test';
import { matches } from './portfolio-filter.ts';

const row = {
  name: 'Brutăria Țestoasa Iute SRL',
  cif: '12345678',
  tasks: 0,
  access: 'granted' as const,
  syncEnabled: true,
  counts: { pending: 0 },
  registry: null,
};

test('a name is found without its diacritics, and in either spelling of them', () => {
  for (const text of ['brutaria', 'ȚESTOASA', 'ţestoasa', 'iute srl'])
    assert.ok(matches(row, text, undefined), text);
  assert.ok(!matches(row, 'brutăriei', undefined));
});

test('a code is found by how it begins, with RO or without', () => {
  for (const text of ['1234', 'RO1234', 'ro 12345678']) assert.ok(matches(row, text, undefined), text);
  assert.ok(!matches(row, '2345', undefined));
});

test('a chip and a text must both agree', () => {
  const waiting = { ...row, counts: { pending: 2 } };
  assert.ok(matches(waiting, 'brut', 'pending'));
  assert.ok(!matches(waiting, 'alta', 'pending'));
  assert.ok(!matches(row, '', 'pending'));
});

test('chips of the public registry show what it says, and nothing where it said nothing', () => {
  const known = { found: true, inactive: false, vatRegistered: true };
  const shown = (
    registry: typeof row.registry | typeof known | { found: boolean; inactive: null; vatRegistered: null },
  ) => (['inactive', 'notVat'] as const).filter((chip) => matches({ ...row, registry }, '', chip));
  assert.deepEqual(shown(null), []);
  assert.deepEqual(shown(known), []);
  assert.deepEqual(shown({ ...known, inactive: true }), ['inactive']);
  assert.deepEqual(shown({ ...known, vatRegistered: false }), ['notVat']);
  assert.deepEqual(shown({ found: false, inactive: null, vatRegistered: null }), ['inactive']);
});
