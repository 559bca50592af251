/** What somebody has thought about ends too, soon and in little memory. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hostileCases } from './fuzz/hostile.ts';
import { busyLimits, watch } from './fuzz/watch.ts';

const outcomes: Record<string, string> = {
  'billion laughs': 'unreadable',
  'quadratic blow-up': 'unreadable',
  'an entity that holds itself': 'unreadable',
  'an external entity of a file': 'unreadable',
  'an external entity of the network': 'unreadable',
  'a parameter entity of the network': 'unreadable',
  'a DTD of the network': 'unreadable',
  'an XInclude of a file': 'read',
  'a stylesheet to run': 'read',
  '100,000 levels, closed': 'unreadable',
  '100,000 levels, never closed': 'unreadable',
  '100,000 attributes': 'read',
  '100,000 attributes of the same name': 'unreadable',
  '100,000 namespaces': 'read',
  '100,000 undeclared prefixes': 'read',
  '100,000 comments': 'read',
  '900,000 empty elements': 'read',
  'two million empty elements': 'unreadable',
  '120,000 lines': 'read',
  '400,000 notes': 'read',
  '20,000 attachments': 'read',
  'an attachment of 9 MB': 'read',
  'an attachment of 9 MB of white space': 'read',
  'an attribute of 9 MB': 'read',
  'a text of 9 MB': 'read',
  'a text of 15 MB': 'unreadable',
  'a number of a million digits': 'read',
  'a name of a million letters': 'unreadable',
  'a prolog of 9 MB': 'read',
  '21 MB of XML': 'unreadable',
  'never closed': 'unreadable',
  'a bomb of 99 MB in 100 kB': 'unreadable',
  'a bomb of 300 MB': 'zip_too_large',
  'ten bombs of 99 MB': 'zip_too_large',
};

/** One process takes them all, as a service would: what one case leaves in memory is still there for the next. */
test(`hostile downloads end by themselves, and within ${busyLimits.rssBytes / 1e6} MB together`, async () => {
  const cases = Object.entries(hostileCases).map(([name, build]) => ({ name, build }));
  const seen = await watch(cases, undefined, busyLimits);
  assert.deepEqual(seen.findings, []);
  assert.deepEqual(Object.fromEntries(seen.outcomes), outcomes);
});
