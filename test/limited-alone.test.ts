/** A caller who is limited to some companies is answered what an organisation of these alone would be: nothing of theirs is missing, no sum is another. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { foldCounts } from '../src/jobs/fold-counts.ts';
import { withResponses } from './support/documented.ts';
import { type Office, openOffice } from './support/office.ts';
import { startService } from './support/service.ts';

const service = await startService();
const { ask, db } = service;

/** Of the caller, of who made it, or of the organisation as such: a key's limit, files of others, who is a member. */
const ownOfEach = ['api-keys', 'exports', 'session', 'organisation', 'completeness/heads'];
/** Fields that differ between any two organisations. */
const varying = ['nextCursor', 'serial', 'position', 'upTo', 'sizeBytes'];
/** What a list needs to be answered, and what is looked for. */
const queries: Record<string, (company: string) => string[]> = {
  vat: (company) => [`company=${company}&month=2026-02`],
  'vat/invoices': (company) => [`company=${company}&month=2026-02`],
  months: () => ['month=2026-01', 'month=2026-02'],
  search: () => ['text=Firma', 'text=FMEA1'],
  'invoices/totals': () => [
    '',
    'direction=received',
    'issuedFrom=2026-01-01&issuedTo=2026-12-31',
    'issuedFrom=2025-12-31',
  ],
  invoices: () => ['', 'text=FMEA1', 'text=fm', 'partner=Firma', 'mark=booked'],
};

test('every list of a limited caller is that of an organisation of these companies alone', async () => {
  const { body } = await ask('GET', '/openapi.json');
  const [both, alone] = [await openOffice(service), await openOffice(service, { alone: true })];
  const { key } = await both.limitTo([both.own.ids.companies!]);
  const asked = async (office: Office, caller: string, path: string, query: string) => {
    const headers = { accept: 'application/json' };
    const { status, text } = await ask('GET', `/api/v1/${path}?${query}`, { key: caller, headers });
    return { status, body: text.startsWith('{') || text.startsWith('[') ? plain(text, office) : text };
  };
  let compared = 0;
  const compareAll = async () => {
    for (const [whole, methods] of Object.entries<Record<string, { security: object[] }>>(
      withResponses(body).paths,
    )) {
      const path = whole.replace('/api/v1/', '');
      if (!methods.get?.security.length || path.includes('{') || path === 'sync/events') continue;
      if (ownOfEach.includes(path)) continue;
      const queriesOf = queries[path] ?? (() => ['']);
      for (const [i, query] of queriesOf(both.own.ids.companies!).entries()) {
        const limited = await asked(both, key, path, query);
        // Of the whole organisation.
        if (limited.status === 403) continue;
        const expected = await asked(alone, alone.key, path, queriesOf(alone.own.ids.companies!)[i]!);
        assert.deepEqual(limited, expected, `${path}?${query}`);
        if (limited.status === 200) compared++;
      }
    }
  };
  await compareAll();
  // What is kept beside the rows is read once it is folded.
  await foldCounts(db);
  await compareAll();
  assert.ok(compared > 60, `${compared} answers`);
});

/** Without what each organisation has of its own: ids, numbers of ANAF, instants, hashes. */
function plain(text: string, { own, runId, organisationId, connection }: Office): unknown {
  const ids: Record<string, string> = { ...own.ids, runId, organisationId, connection };
  let shown = text;
  for (const [name, id] of Object.entries(ids)) shown = shown.replaceAll(id, name);
  const hidden = shown
    .replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'id')
    .replaceAll(/\b[35]0{5}\d{4}\b/g, 'number')
    .replaceAll(/20\d\d-\d\d-\d\dT[^"]+Z/g, 'instant')
    .replaceAll(/[0-9a-f]{64}/g, 'hash');
  return JSON.parse(hidden, (name, value) => (varying.includes(name) ? null : value));
}
