/**
 * `npm run api-types`: the types of the API for the dashboard, written from what the routes declare, as openapi-fetch
 * wants them. `--check` writes nothing, and fails when web/src/api/schema.d.ts is not what would be written.
 * No database is needed: the document is made from declarations alone.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeApiTypes } from './api-types/write-types.ts';
import { readDocument } from './support/read-document.ts';

const file = join(import.meta.dirname, '../web/src/api/schema.d.ts');

const written = writeApiTypes(JSON.parse(await readDocument()));
if (!process.argv.includes('--check')) writeFileSync(file, written);
else if (readFileSync(file, 'utf8') !== written) {
  console.error('web/src/api/schema.d.ts is not what the API says: npm run api-types');
  process.exitCode = 1;
}
