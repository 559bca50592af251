/** The one look at several texts that spares most rows the exact comparison of a search: what it turns away contains nothing that is sought. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import sql, { type Sql } from 'sql-template-tag';
import { mayContain, nameContains } from '../src/db/name-contains.ts';
import { testDatabase } from './support/database.ts';

const { pool: db } = await testDatabase();

/** Latin letters, digits and signs; those beyond them are decided by the exact comparison alone. */
const latin = Array.from({ length: 0x250 - 0x20 }, (_, n) => String.fromCodePoint(n + 0x20));

test('a letter is found in whatever has the same small letter, of every script', async () => {
  // Whatever has two cases anywhere, and the letters themselves.
  const { rows: letters } = await db.query<{ letter: string }>(sql`
    select chr(n) as letter from generate_series(32, 65533) n
    where n not between 55296 and 57343 and (n < 592 or lower(chr(n)) <> chr(n))`);
  assert.ok(letters.length > 1_000);
  const missed: string[] = [];
  for (const sought of latin)
    missed.push(
      ...(
        await missedOf(
          sought,
          letters.map(({ letter }) => letter),
        )
      ).map((text) => `${sought} in ${text}`),
    );
  assert.deepEqual(missed, []);
});

const names = [
  'Dedeman SRL',
  'DEDEMAN S.R.L. (Bacău)',
  'Băcănia „La Ștefan” S.R.L.',
  'a.b*c+d?[e]{f}|(g)^h$i\\j',
  'De\u200bdeman',
  'Ιωάννης ΑΕ',
  'İstanbul Ltd',
  'Kelvin \u212aelvin',
  'PFA Popescu 1960101123457',
  '100% _curat_ # "bun" \'rău\'',
  'doi\tpași\nînapoi',
  '',
];

test('signs that mean something in a pattern are looked for as they are', async () => {
  const pieces = names.flatMap((name) => [name, name.slice(1, 4), name.slice(-5), name.toUpperCase()]);
  const missed: string[] = [];
  for (const sought of pieces.filter((piece) => piece.trim() !== ''))
    missed.push(...(await missedOf(sought, names)).map((text) => `${sought} in ${text}`));
  assert.deepEqual(missed, []);
});

test('what has only Latin letters and not the text is turned away', async () => {
  const texts = ['Dedeman SRL', 'Băcănia Ștefan', 'axb', 'INV-2026.001'];
  assert.deepEqual(await passing(sql`true`, texts), texts);
  assert.deepEqual(await passing(mayContain([sql`t`], 'bĂcă'), texts), ['Băcănia Ștefan']);
  assert.deepEqual(await passing(mayContain([sql`t`], 'a.b'), texts), []);
  assert.deepEqual(await passing(mayContain([sql`t`], '2026.0'), texts), ['INV-2026.001']);
});

test('any of several texts may contain it, and those that are missing contain nothing', async () => {
  const columns = [sql`a`, sql`b`, sql`c`];
  const of = async (a: string | null, b: string | null, c: string | null) => {
    const from = sql`(values (${a}::text, ${b}::text, ${c}::text)) v (a, b, c)`;
    const { rows } = await db.query(sql`select ${mayContain(columns, 'mara')} as may from ${from}`);
    return rows[0].may;
  };
  assert.equal(await of(null, null, 'SC Mara SRL'), true);
  assert.equal(await of('Mara', null, null), true);
  assert.equal(await of(null, 'nimic', null), false);
  assert.equal(await of(null, null, null), false);
});

/** Texts that contain what is sought and were turned away. */
async function missedOf(sought: string, texts: string[]): Promise<string[]> {
  return passing(sql`${nameContains(sql`t`, sought)} and not (${mayContain([sql`t`], sought)})`, texts);
}

async function passing(condition: Sql, texts: string[]): Promise<string[]> {
  const { rows } = await db.query<{ t: string }>(
    sql`select t from unnest(${texts}::text[]) t where ${condition}`,
  );
  return rows.map(({ t }) => t);
}
