/** Supporting documents: small real files in base64 as various programs write it, and references that are no attachment. */
import { createHash } from 'node:crypto';
import type { AttachmentDressing } from './dressing.ts';
import type { AttachmentFacts } from './facts.ts';
import type { Plan } from './plan.ts';
import type { Random } from './random.ts';
import { csvFile, pdfFile, pngFile } from './small-files.ts';

export interface Attached {
  facts: AttachmentFacts[];
  dressing: AttachmentDressing[];
  externalDocuments: { id: string; uri: string }[];
  invoicedObjects: string[];
}

const FILES = [
  { mimeCode: 'application/pdf', extension: 'pdf', make: pdfFile },
  { mimeCode: 'text/csv', extension: 'csv', make: csvFile },
  { mimeCode: 'image/png', extension: 'png', make: pngFile },
] as const;

export function attach(plan: Plan, random: Random): Attached {
  const attached: Attached = { facts: [], dressing: [], externalDocuments: [], invoicedObjects: [] };
  const count =
    plan.kind === 'attachments' ? random.pick([1, 1, 1, 2, 2, 3, 6]) : random.chance(0.02) ? 1 : 0;
  for (let i = 0; i < count; i++) {
    const file = random.pick(FILES);
    const bytes = file.make(random);
    attached.facts.push({
      id: `ANEXA ${i + 1}`,
      description: random.chance(0.5) ? 'Anexă la factură' : null,
      filename: filenameOf(file.extension, i, random),
      mimeCode: file.mimeCode,
      sizeBytes: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    });
    attached.dressing.push({ base64: base64Text(bytes, random) });
  }
  if (random.chance(plan.kind === 'attachments' ? 0.2 : 0.01))
    attached.externalDocuments.push({
      id: 'SPEC',
      uri: `https://documente.example/spec-${random.digits(4)}.pdf`,
    });
  if (random.chance(plan.kind === 'attachments' ? 0.3 : 0.02))
    attached.invoicedObjects.push(`POD RO001E${random.digits(8)}`);
  return attached;
}

function filenameOf(extension: string, index: number, random: Random): string | null {
  const dice = random.int(1, 10);
  if (dice === 1) return null;
  if (dice === 2) return `2025/anexe/anexa ${index + 1}.${extension}`;
  if (dice === 3) return `..\\..\\temp\\anexă ț.${extension}`;
  if (dice === 4) return `../../../anexa${index + 1}.${extension}`;
  return `anexa_${index + 1}.${extension}`;
}

/** Without its padding, or broken into lines of 76, it is still base64 to a lenient reader. */
function base64Text(bytes: Buffer, random: Random): string {
  const text = bytes.toString('base64');
  if (random.chance(0.2)) return text.replace(/=+$/, '');
  if (random.chance(0.2)) return text.replace(/.{76}(?=.)/g, '$&\n');
  return text;
}
