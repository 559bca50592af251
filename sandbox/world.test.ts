import assert from 'node:assert/strict';
import { test } from 'node:test';
import { documentOf } from './archives.ts';
import { Clock } from './clock.ts';
import { makeDocument } from './documents/generate.ts';
import { dayMs } from './durations.ts';
import { cif, noon } from './testing/visit.ts';
import { World } from './world.ts';
import { rowOf } from './world-message.ts';

const newWorld = (seed = 1): World => {
  const world = new World(seed, new Clock(() => noon));
  world.addCompany(cif, 'Firma Mea SRL');
  return world;
};

test('the same seed makes the same season, another seed another', () => {
  const season = (seed: number) => newWorld(seed).addMessages(cif, 50).map(rowOf);
  assert.deepEqual(season(1), season(1));
  assert.notDeepEqual(season(1), season(2));
});

test('a season is spread over its days, ends ten minutes ago, and its numbers rise with time', () => {
  const messages = newWorld().addMessages(cif, 1000, { days: 20 });
  const times = messages.map(({ createdAt }) => createdAt);
  assert.ok(Math.min(...times) >= noon - 20 * dayMs - 11 * 60_000);
  assert.ok(Math.min(...times) < noon - 19 * dayMs);
  assert.ok(Math.max(...times) <= noon - 10 * 60_000);
  const ids = messages.map(({ id }) => Number(id));
  assert.deepEqual(
    ids,
    ids.toSorted((a, b) => a - b),
  );
  assert.ok(times.every((at) => at % 60_000 === 0));
});

test('a season has every kind, most of it received', () => {
  const messages = newWorld().addMessages(cif, 1000);
  const count = (kind: string) => messages.filter((message) => message.kind === kind).length;
  assert.ok(count('received') > 650 && count('received') < 790);
  for (const kind of ['sent', 'error', 'buyer_message_received', 'buyer_message_sent'])
    assert.ok(count(kind) > 0, kind);
});

test('the detail names the parties that the document names', () => {
  const world = newWorld();
  world.addMessages(cif, 150, { mix: { received: 2, sent: 1 } });
  for (const message of world.getCompany(cif).messages) {
    const { seed, document: kind, issuedOn, uploadIndex, seller, buyer } = message;
    const { facts } = makeDocument({ seed, kind, issuedOn, uploadIndex, seller, buyer });
    assert.equal(facts.seller.cif, seller.cif, kind);
    assert.ok('buyer' in facts && facts.buyer.cif === buyer.cif, kind);
    assert.ok(
      rowOf(message).detalii.endsWith(
        `emisa de cif_emitent=${seller.cif} pentru cif_beneficiar=${buyer.cif}`,
      ),
    );
    assert.equal(message.kind === 'sent' ? seller.cif : buyer.cif, cif);
  }
});

test('who invoices himself gets two rows of one document', () => {
  const world = newWorld();
  const [sent, received] = world.addSelfBilling(cif);
  assert.ok(sent && received);
  assert.deepEqual([sent.kind, received.kind, sent.cif, received.cif], ['sent', 'received', cif, cif]);
  assert.equal(sent.uploadIndex, received.uploadIndex);
  assert.notEqual(sent.id, received.id);
  assert.equal(
    rowOf(sent).detalii,
    `Factura cu id_incarcare=${sent.uploadIndex} transmisa de cif=${cif}  ca autofactura in numele cif=${cif}`,
  );
  assert.deepEqual(documentOf(sent), documentOf(received));
});

test('a buyer who files in the name of his supplier has the row as sent, the supplier as received', () => {
  const world = newWorld();
  world.addCompany('99', 'Furnizorul SRL');
  const [filed, got] = world.addSelfBilling(cif, { supplier: '99' });
  assert.deepEqual([filed?.cif, filed?.kind, got?.cif, got?.kind], [cif, 'sent', '99', 'received']);
  assert.deepEqual([filed?.seller.cif, filed?.buyer.cif], ['99', cif]);
  assert.match(
    rowOf(filed as never).detalii,
    /transmisa de cif=12345674 {2}ca autofactura in numele cif=99$/,
  );
});

test('a late row appears after its lag, inside a window that was already listed', () => {
  const world = newWorld();
  world.addMessages(cif, 3);
  const late = world.addLate(cif, { lagMs: 15 * 60_000, createdAt: noon - dayMs });
  const listed = () => world.view(cif, noon - 30 * dayMs, noon).slice(0, 10);
  assert.equal(listed().length, 3);
  world.clock.advance(15 * 60_000);
  assert.equal(listed().length, 4);
  assert.ok(listed().includes(late));
});

test('a reposted document is a new message of today with the old bytes', () => {
  const world = newWorld();
  const old = world.addMessage(cif, { createdAt: noon - 50 * dayMs, document: 'invoice' });
  const again = world.repost(old.id);
  assert.notEqual(again.id, old.id);
  assert.equal(again.uploadIndex, old.uploadIndex);
  assert.ok(again.createdAt > noon - dayMs);
  assert.deepEqual(documentOf(again), documentOf(old));
  assert.notEqual(world.repost(old.id, { newUploadIndex: true }).uploadIndex, old.uploadIndex);
});

test('rows can lack their id, bear another CIF, have numbers for ids, be of an unknown kind', () => {
  const world = newWorld();
  const row = (spec: Parameters<World['addMessage']>[1]) => rowOf(world.addMessage(cif, spec));
  assert.equal('id' in row({ hideId: true }), false);
  assert.equal(row({ rowCif: '77' }).cif, '77');
  assert.equal(typeof row({ numericIds: true }).id, 'number');
  assert.equal(row({ tip: 'NOTIFICARE' }).tip, 'NOTIFICARE');
});

test('explicit bytes are kept as they are', () => {
  const world = newWorld();
  const message = world.addMessage(cif, { xml: '<Invoice/>' });
  assert.equal(documentOf(message).toString(), '<Invoice/>');
});

test('a message that was changed or taken away is found no more where it was', () => {
  const world = newWorld();
  const [first, second] = world.addMessages(cif, 2);
  assert.ok(first && second);
  world.changeMessage(first.id, { createdAt: second.createdAt + 60_000 });
  assert.deepEqual(world.getCompany(cif).messages, [second, first]);
  world.removeMessage(first.id);
  assert.equal(world.index.byUploadIndex.has(first.uploadIndex), false);
  world.removeCompany(cif);
  assert.equal(world.index.byId.size, 0);
});
