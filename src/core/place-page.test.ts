import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type ListedMessage, ledgerKey } from './message.ts';
import { type KnownMessage, placePage } from './place-page.ts';

const names = { received: 'FACTURA PRIMITA', sent: 'FACTURA TRIMISA', unknown: 'NOTIFICARE' } as const;

const row = (
  messageId: string | null,
  kind: keyof typeof names = 'received',
  uploadIndex = '5',
  detail = '',
): ListedMessage => ({
  messageId,
  uploadIndex,
  kind,
  rawKind: names[kind],
  detail,
  createdAtRaw: '202607151200',
  createdAt: null,
  createdAtAmbiguous: false,
  rowCif: '8000000000',
});

/** A ledger that takes pages as they come; one listing shows no message twice. */
class Ledger {
  rows: KnownMessage[] = [];
  #last = 0;

  /** @returns how many messages of the ledger the page showed */
  take(page: ListedMessage[]): number {
    const placed = placePage(page, this.rows);
    for (const { id } of placed.merged) this.rows = this.rows.filter((m) => m.id !== id);
    for (const m of this.rows) {
      if (placed.unnamed.includes(m.id)) m.messageId = null;
      if (placed.withoutAlias.includes(m.id)) m.rowAlias = null;
      const named = placed.named.find(({ id }) => id === m.id);
      if (named)
        Object.assign(
          m,
          { messageId: named.row.messageId },
          m.kind === 'unknown' && { kind: named.row.kind },
        );
      const completed = placed.completed.find(({ id }) => id === m.id);
      if (completed) {
        if (m.uploadIndex === '') m.uploadIndex = completed.row.uploadIndex;
        if (!m.dated) m.createdAtRaw = completed.row.createdAtRaw;
        m.dated ||= completed.row.createdAt !== null;
      }
    }
    for (const row of placed.added)
      this.rows.push({
        id: String(++this.#last),
        messageId: row.messageId,
        uploadIndex: row.uploadIndex,
        kind: row.kind,
        detail: row.detail,
        createdAtRaw: row.createdAtRaw,
        rowAlias: row.messageId === null ? ledgerKey(row) : null,
        pending: true,
        archived: false,
        dated: row.createdAt !== null,
      });
    return placed.met.length + placed.added.length;
  }

  /** The status is asked for the id of each row that has none, and what it names is downloaded. */
  archive(named: string): void {
    for (const m of this.rows) {
      if (m.messageId === null && !this.ids.includes(named)) m.messageId = named;
      if (m.messageId !== null) Object.assign(m, { pending: false, archived: true });
    }
  }

  get ids(): (string | null)[] {
    return this.rows.map((m) => m.messageId);
  }
}

function ledgerAfter(...pages: ListedMessage[][]): Ledger {
  const ledger = new Ledger();
  for (const page of pages) ledger.take(page);
  return ledger;
}

test('a row that comes twice is one message, with an id and without', () => {
  assert.deepEqual(ledgerAfter([row('1'), row('1')], [row('1')]).ids, ['1']);
  assert.deepEqual(ledgerAfter([row(null), row(null)], [row(null)]).ids, [null]);
});

test('a row that another page shows with its id is the same message', () => {
  assert.deepEqual(ledgerAfter([row('1')], [row(null)]).ids, ['1']);
  assert.deepEqual(ledgerAfter([row(null)], [row('1')]).ids, ['1']);
});

test('a row without id beside one like it with an id is another message', () => {
  assert.deepEqual(ledgerAfter([row('1'), row(null)]).ids, ['1', null]);
  assert.deepEqual(ledgerAfter([row(null)], [row('1')], [row('1'), row(null)]).ids, ['1', null]);
});

const prose = 'Factura cu id_incarcare=5 emisa de cif_emitent=8000000000 pentru cif_beneficiar=14399840';

test('a row without id and upload index is the one of the same prose, whichever of the two comes first', () => {
  const [anonymous, whole] = [row(null, 'received', '', prose), row('1', 'received', '5', prose)];
  for (const pages of [
    [[anonymous], [whole]],
    [[whole], [anonymous]],
    [[anonymous], [row(null, 'received', '5', prose)], [whole]],
  ]) {
    const ledger = ledgerAfter(...pages);
    assert.deepEqual(ledger.ids, ['1']);
    assert.equal(ledger.rows[0]!.uploadIndex, '5');
  }
});

test('a row without id and upload index beside the one of its prose is another message, as is one of another prose', () => {
  const anonymous = row(null, 'received', '', prose);
  assert.deepEqual(ledgerAfter([anonymous, row('1', 'received', '5', prose)]).ids, ['1', null]);
  assert.deepEqual(ledgerAfter([anonymous], [row('1', 'received', '5', `${prose}0`)]).ids, [null, '1']);
  assert.deepEqual(ledgerAfter([row(null, 'received', '')], [row('1')]).ids, [null, '1']);
});

test('a creation date that could not be read is taken from the listing that has it', () => {
  const ledger = ledgerAfter([row('1')], [{ ...row('1'), createdAt: new Date('2026-07-15T09:00:00Z') }]);
  assert.deepEqual(
    ledger.rows.map(({ messageId, dated }) => [messageId, dated]),
    [['1', true]],
  );
});

test('a row that lost its id and the form of its date is its own message, whichever comes first', () => {
  const dated = { ...row(null), createdAt: new Date('2026-07-15T09:00:00Z') };
  const undated = { ...row(null), createdAtRaw: 'curand' };
  for (const pages of [
    [dated, undated, dated],
    [undated, dated, undated],
    [undated, { ...dated, messageId: '9' }],
  ]) {
    const ledger = new Ledger();
    for (const page of pages) assert.equal(ledger.take([page]), 1);
    assert.equal(ledger.rows.length, 1);
    assert.ok(ledger.rows[0]!.dated);
  }
  // The status has named its id meanwhile, and its document is kept.
  const named = new Ledger();
  named.take([undated]);
  named.archive('9');
  for (const page of [dated, undated, dated]) named.take([page]);
  assert.deepEqual(named.ids, ['9']);
  // The list had the id at first, and not the date.
  assert.deepEqual(ledgerAfter([{ ...undated, messageId: '9' }], [dated], [undated]).ids, ['9']);
  // Doubles of before: the one without id goes into the one that has it.
  const ledger = new Ledger();
  ledger.take([{ ...dated, messageId: '9' }]);
  ledger.rows.push({
    ...ledger.rows[0]!,
    id: 'double',
    messageId: null,
    createdAtRaw: 'curand',
    dated: false,
  });
  ledger.take([{ ...dated, messageId: '9' }]);
  assert.deepEqual(
    ledger.rows.map(({ messageId }) => messageId),
    ['9'],
  );
  // Two that the page shows are two.
  const both = new Ledger();
  both.take([dated, undated]);
  assert.equal(both.rows.length, 2);
});

test('two ids are two messages, though all else is the same', () => {
  assert.deepEqual(ledgerAfter([row('1')], [row('2')]).ids, ['1', '2']);
});

test('a message of an unknown kind is met again under a known one, but one of another kind is not', () => {
  assert.deepEqual(ledgerAfter([row('1', 'unknown')], [row(null, 'received')]).ids, ['1']);
  assert.deepEqual(ledgerAfter([row('1', 'received')], [row(null, 'unknown')]).ids, ['1']);
  assert.deepEqual(ledgerAfter([row('1', 'sent')], [row(null, 'received')]).ids, ['1', null]);
});

test('a double that the ledger has from before goes into the message whose id it is', () => {
  const ledger = new Ledger();
  const { uploadIndex, createdAtRaw } = row(null);
  const known = { uploadIndex, createdAtRaw, detail: '', pending: true, archived: false, dated: false };
  ledger.rows = [
    { ...known, id: 'a', messageId: '1', kind: 'unknown', rowAlias: null },
    { ...known, id: 'b', messageId: null, kind: 'received', rowAlias: ledgerKey(row(null)) },
  ];
  ledger.take([row('1')]);
  assert.deepEqual(ledger.ids, ['1']);
});

test('an id that the status named is given back when the list shows it as the other message of the document', () => {
  const ledger = ledgerAfter([row(null, 'received')]);
  ledger.rows[0]!.messageId = 'sent';
  ledger.take([row('sent', 'sent'), row('received', 'received')]);
  assert.deepEqual(ledger.ids.sort(), ['received', 'sent']);
});

test('a document that is archived under the other party’s id is the message that comes with its own', () => {
  const ledger = ledgerAfter([row(null)]);
  ledger.archive('the seller’s');
  ledger.take([row('1')]);
  assert.deepEqual(ledger.ids, ['the seller’s']);
  assert.equal(ledger.take([row('1'), row('2', 'sent')]), 2);
});

test('an id that the status named and the list shows for another row is that row’s', () => {
  const ledger = ledgerAfter([row(null, 'received')]);
  ledger.archive('sent');
  // On two pages: the second one shows whose id it is, and the first is read again.
  for (const page of [[row('received', 'received')], [row('sent', 'sent')], [row('received', 'received')]])
    ledger.take(page);
  assert.deepEqual(ledger.ids, ['sent', 'received']);
});

const both = [
  { id: 'r', kind: 'received' },
  { id: 's', kind: 'sent' },
] as const;
const look = fc.record({ shown: fc.boolean(), hidden: fc.boolean(), odd: fc.boolean() });
const status = fc.constantFrom(null, 'r', 's', 'another');
const listing = fc.tuple(look, look, fc.boolean(), status);

test('however the two messages of a document lose ids and names: none is lost, and each id has one row', () => {
  fc.assert(
    fc.property(fc.array(listing, { maxLength: 6 }), (listings) => {
      const ledger = new Ledger();
      for (const [first, second, turned, named] of listings) {
        const page = both.flatMap(({ id, kind }, n) => {
          const { shown, hidden, odd } = [first, second][n]!;
          return shown ? [row(hidden ? null : id, odd ? 'unknown' : kind)] : [];
        });
        if (turned) page.reverse();
        const different = new Set(page.map(ledgerKey)).size;
        assert.equal(ledger.take(page), different, 'no two rows are taken for one message');
        const before = structuredClone(ledger.rows);
        ledger.take(page);
        assert.deepEqual(ledger.rows, before, 'a page that is read again changes nothing');
        if (named !== null) ledger.archive(named);
      }
      assert.equal(ledger.take(both.map(({ id, kind }) => row(id, kind))), 2);
      // A row whose kind was a guess may be left without id: one too many is seen, one too few is lost.
      if (!ledger.ids.includes('another'))
        assert.deepEqual(ledger.ids.filter((id) => id !== null).sort(), ['r', 's']);
    }),
    { numRuns: 2_000 },
  );
});

test('however a document’s two messages lose ids and the form of their dates: each has one row in the end', () => {
  const look = fc.record({ shown: fc.boolean(), hidden: fc.boolean(), undated: fc.boolean() });
  fc.assert(
    fc.property(fc.array(fc.tuple(look, look), { maxLength: 6 }), (listings) => {
      const ledger = new Ledger();
      const shownAs = (n: 0 | 1, { hidden, undated }: { hidden: boolean; undated: boolean }) => ({
        ...row(hidden ? null : both[n].id, both[n].kind),
        ...(undated ? { createdAtRaw: 'curand' } : { createdAt: new Date('2026-07-15T09:00:00Z') }),
      });
      for (const looks of listings) {
        const page = ([0, 1] as const).flatMap((n) => (looks[n].shown ? [shownAs(n, looks[n])] : []));
        assert.equal(ledger.take(page), page.length, 'no two rows are taken for one message');
      }
      const plain = { hidden: false, undated: false };
      assert.equal(ledger.take([shownAs(0, plain), shownAs(1, plain)]), 2);
      assert.deepEqual([...ledger.ids].sort(), ['r', 's']);
    }),
    { numRuns: 2_000 },
  );
});
