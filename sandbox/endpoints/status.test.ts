import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cif, type Visit, visit } from '../testing/visit.ts';

const ask = async ({ get }: Visit, id_incarcare: string) =>
  (await get('stareMesaj', { id_incarcare })).text();
const header = 'xmlns="mfp:anaf:dgti:efactura:stareMesajFactura:v1"';
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

test('gives the download id of a row that came without one', () =>
  visit({}, async (visit) => {
    const { id, uploadIndex } = visit.sandbox.world.addMessage(cif, { hideId: true });
    assert.equal('id' in (await visit.list()).mesaje[0], false);
    assert.equal(
      await ask(visit, uploadIndex),
      `${declaration}\n<header ${header} stare="ok" id_descarcare="${id}"/>`,
    );
    assert.equal((await visit.get('descarcare', { id })).headers.get('content-type'), 'application/zip');
  }));

test('an upload with errors is nok, and the other states have no download id', () =>
  visit({}, async (visit) => {
    const { id, uploadIndex } = visit.sandbox.world.addMessage(cif, { kind: 'error' });
    assert.ok((await ask(visit, uploadIndex)).endsWith(`stare="nok" id_descarcare="${id}"/>`));
    for (const state of ['in prelucrare', 'XML cu erori nepreluat de sistem'] as const) {
      visit.sandbox.world.setProcessingState(uploadIndex, state);
      assert.ok((await ask(visit, uploadIndex)).endsWith(`stare="${state}"/>`));
    }
  }));

test('errors are in the body, with the spelling that they have', () =>
  visit({ limits: { statusPerMessageDay: 1 } }, async (visit) => {
    const { world } = visit.sandbox;
    const { uploadIndex } = world.addMessage(cif);
    world.addCompany('99');
    const foreign = world.addMessage('99').uploadIndex;
    const said = async (index: string) => /errorMessage="([^"]*)"/.exec(await ask(visit, index))?.[1];
    assert.equal(await said('aaa'), 'Id_incarcare introdus= aaa nu este un numar intreg');
    assert.equal(await said('15000'), 'Nu exista factura cu id_incarcare= 15000');
    assert.equal(await said(foreign), `Nu aveti dreptul de inteorgare pentru id_incarcare= ${foreign}`);
    await ask(visit, uploadIndex);
    assert.equal(await said(uploadIndex), 'S-au facut deja 1 descarcari de mesaj in cursul zilei');
    world.revoke(visit.serial, cif);
    assert.equal(await said(uploadIndex), 'Nu exista niciun CIF petru care sa aveti drept');
  }));

test('the upload index is mandatory', () =>
  visit({}, async ({ get }) => {
    const response = await get('stareMesaj');
    assert.equal(response.status, 400);
    assert.equal(
      ((await response.json()) as { message: string }).message,
      'Parametrul id_incarcare este obligatoriu',
    );
  }));
