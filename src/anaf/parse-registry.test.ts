/** What an answer of the public registry means: what is read, what is left unread, and what is refused whole. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mayAskRegistry } from './ask-registry.ts';
import { AnafError } from './errors.ts';
import { answer } from './fixtures/answer.ts';
import { parseRegistry } from './parse-registry.ts';

/** The shape that several programs read (2026-11-30), with values that are no company's. */
function entry(cui: unknown, change: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    date_generale: {
      cui,
      data: '2026-11-30',
      denumire: '  BRUTĂRIA ŞAPTE SPICE   SRL ',
      adresa: 'JUD. ALBA, MUN. BLAJ',
      stare_inregistrare: 'INREGISTRAT din data 29.08.2006',
    },
    inregistrare_scop_Tva: { scpTVA: true, perioade_TVA: [] },
    inregistrare_RTVAI: { statusTvaIncasare: false },
    stare_inactiv: { statusInactivi: false },
    adresa_sediu_social: { sdenumire_Judet: 'ALBA', sdenumire_Localitate: 'Mun. Blaj' },
    ...change,
  };
}

const read = (value: unknown, asked: string[], status = 200) =>
  parseRegistry(answer(typeof value === 'string' ? value : JSON.stringify(value), status), asked);

function failure(value: unknown, asked: string[], status = 200): string {
  try {
    return `no error but ${JSON.stringify(read(value, asked, status))}`;
  } catch (error) {
    assert.ok(error instanceof AnafError);
    return error.code;
  }
}

const success = { cod: 200, message: 'SUCCESS' };

test('a company is read with its name, its VAT status and whether it is inactive', () => {
  const reply = read({ ...success, found: [entry(12345674)], notFound: [18] }, ['12345674', '18']);
  assert.deepEqual(reply, {
    found: [
      {
        cif: '12345674',
        name: 'BRUTĂRIA ȘAPTE SPICE SRL',
        vatRegistered: true,
        cashVat: false,
        inactive: false,
        registration: 'INREGISTRAT din data 29.08.2006',
        county: 'ALBA',
        locality: 'Mun. Blaj',
      },
    ],
    notFound: ['18'],
    unread: [],
  });
});

test('what may be missing is null, and what something follows from leaves its company unread', () => {
  const asked = ['12345674', '18', '26', '34', '42'];
  const found = [
    entry('12345674', { inregistrare_RTVAI: null, adresa_sediu_social: undefined }),
    entry(18, { inregistrare_scop_Tva: { scpTVA: 'true' } }),
    entry(26, { stare_inactiv: {} }),
    entry(34, { date_generale: { cui: 34, denumire: ' \u200b ' } }),
  ];
  const { found: kept, unread } = read({ ...success, found, notFound: [] }, asked);
  assert.deepEqual(
    kept.map(({ cif, cashVat, county, locality }) => [cif, cashVat, county, locality]),
    [['12345674', null, null, null]],
  );
  assert.deepEqual(unread, ['18', '26', '34', '42'], 'the last one was not answered at all');
});

test('codes that are not there come with HTTP 200 or 404, under either name', () => {
  const nothing = { found: [], notFound: ['18'], unread: [] };
  assert.deepEqual(read({ ...success, found: [], notFound: [18] }, ['18']), nothing);
  assert.deepEqual(read({ cod: 404, message: 'NOT FOUND', found: [], notfound: [18] }, ['18'], 404), nothing);
});

test('an answer of another shape, or about another code, is refused whole', () => {
  const asked = ['12345674'];
  for (const [value, status, code] of [
    [{ ...success, found: [entry(18)], notFound: [] }, 200, 'malformed'],
    [{ ...success, found: [entry(12345674), entry(12345674)], notFound: [] }, 200, 'malformed'],
    [{ ...success, found: [entry(12345674)], notFound: [12345674] }, 200, 'malformed'],
    [{ ...success, found: [entry(null)], notFound: [] }, 200, 'malformed'],
    [{ ...success, found: [null], notFound: [] }, 200, 'malformed'],
    [{ ...success, found: {}, notFound: [] }, 200, 'malformed'],
    [{ cod: 500, message: 'ERROR', found: [], notFound: [] }, 200, 'malformed'],
    [{ ...success, notFound: [12345674] }, 200, 'malformed'],
    [[], 200, 'malformed'],
    ['', 200, 'malformed'],
    ['ceva', 200, 'malformed'],
    ['', 429, 'rate_limited'],
    ['<html><body>The requested URL was rejected.</body></html>', 200, 'firewall'],
    ['<html><head><title>503</title></head></html>', 503, 'server_error'],
    [{ timestamp: '', status: 404, error: 'Not Found', path: '/v8' }, 404, 'our_fault'],
    [{ cod: 400, message: 'BAD REQUEST' }, 400, 'our_fault'],
  ] as const)
    assert.equal(failure(value, asked, status), code, JSON.stringify(value));
});

test('the registry may not be asked about a personal code', () => {
  assert.deepEqual(
    ['12345674', '18', '8000000000', '1960101123456', '7', 'RO18', '', '12345678901', '018'].filter(
      mayAskRegistry,
    ),
    ['12345674', '18', '8000000000'],
  );
});
