/** Faults of a download whose answer looks well: bytes that are not the archive that was asked for. */

import type { Answer } from '../answer.ts';
import { downloadNotes, downloadTitle } from '../notes.ts';
import type { Effect } from './effect.ts';

const downloads = ['download'] as const;

const isArchive = (answer: Answer): answer is Answer & { body: Buffer } =>
  answer.outcome === 'downloaded' && Buffer.isBuffer(answer.body);

export const archiveFaults = {
  corrupt_zip: {
    says: 'one byte of the first entry is another, so that its CRC does not hold',
    on: downloads,
    passing: true,
    bend: (answer) => {
      if (!isArchive(answer)) return undefined;
      const bytes = Buffer.from(answer.body);
      const at = 30 + bytes.readUInt16LE(26) + 40;
      bytes[at] = (bytes[at] ?? 0) ^ 0x55;
      return { ...answer, body: bytes };
    },
  },
  json_as_zip: {
    says: 'a note (text) called application/zip',
    on: downloads,
    passing: true,
    instead: (_parts, call, { text }) => {
      const eroare = text ?? downloadNotes.notFound(call.query.get('id') ?? '');
      const body = JSON.stringify({ eroare, titlu: downloadTitle });
      return { status: 200, type: 'application/zip', body, outcome: 'json_as_zip' };
    },
  },
  zip_of_another: {
    says: "a sound archive of the company's next message",
    on: downloads,
    passing: true,
    bend: (answer, { world, archives }, call) => {
      const asked = world.index.byId.get(call.query.get('id') ?? '');
      if (!asked || !isArchive(answer)) return undefined;
      const { messages } = world.getCompany(asked.cif);
      const others = messages.filter(({ uploadIndex }) => uploadIndex !== asked.uploadIndex);
      const other = others.find(({ id }) => Number(id) > Number(asked.id)) ?? others[0];
      return other && { ...answer, body: archives.of(other, call.environment) };
    },
  },
} satisfies Record<string, Effect>;
