import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readDetail } from './parties.ts';

test('an invoice names its upload, its issuer and its beneficiary', () => {
  const read = {
    uploadIndex: '6330291057',
    issuerCif: '5990324',
    beneficiaryCif: '7323483',
    selfBilled: false,
  };
  assert.deepEqual(
    readDetail(
      'Factura cu id_incarcare=6330291057 emisa de cif_emitent=5990324 pentru cif_beneficiar=7323483',
    ),
    read,
  );
  assert.deepEqual(
    readDetail(
      'Factura cu id_incarcare=6330291057 emisa de cif_emitent=5990324 pentrucif_beneficiar=7323483',
    ),
    read,
  );
});

test('in self-billing the first code is the buyer who filed, the second the seller', () => {
  for (const word of ['autofactura', 'autofactutra']) {
    assert.deepEqual(
      readDetail(
        `Factura cu id_incarcare=6471405871 transmisa de cif=18680651  ca ${word} in numele cif=7323483`,
      ),
      { uploadIndex: '6471405871', issuerCif: '7323483', beneficiaryCif: '18680651', selfBilled: true },
    );
  }
});

test('a rejection names its upload alone', () => {
  assert.deepEqual(
    readDetail('Erori de validare identificate la factura primita cu id_incarcare=5001120362'),
    {
      uploadIndex: '5001120362',
      issuerCif: null,
      beneficiaryCif: null,
      selfBilled: false,
    },
  );
  assert.equal(
    readDetail(
      'Erori de validare identificate la factura de tip declarat=AUTOFACTURA, transmisa cu id_incarcare=7',
    ).selfBilled,
    true,
  );
});

test('prose that says nothing known gives nothing', () => {
  assert.deepEqual(readDetail('Mesaj nou'), {
    uploadIndex: null,
    issuerCif: null,
    beneficiaryCif: null,
    selfBilled: false,
  });
});
