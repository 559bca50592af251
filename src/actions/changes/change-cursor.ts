/** Where a program is in the feed of changes, as opaque text that it gives back. Pure. */
import { Problem } from '../../core/errors.ts';
import type { ChangeKind } from '../../db/changes/change.ts';

export interface ChangeCursor {
  /** Of the history that gave the numbers. */
  epoch: string;
  /** Everything up to this number was handed out. */
  number: number;
  /** The number at which the program last had everything: what came into the catalogue later is new to it. */
  complete: number;
}

const version = 1;

export function writeChangeCursor(kind: ChangeKind, organisationId: string, at: ChangeCursor): string {
  const fields = [version, kind, mark(organisationId), at.epoch, at.number, at.complete];
  return Buffer.from(JSON.stringify(fields)).toString('base64url');
}

/** @throws Problem invalid_input when it is of another list, of another organisation, or not a cursor at all */
export function readChangeCursor(kind: ChangeKind, organisationId: string, cursor: string): ChangeCursor {
  const read = tryRead(cursor);
  if (read?.kind === kind && read.organisation === mark(organisationId)) return read.at;
  throw new Problem('invalid_input', 'cursor', {}, { parameter: 'cursor' });
}

/** Enough of the organisation's id to tell a cursor of another one, which would skip changes without a word. */
function mark(organisationId: string): string {
  return organisationId.slice(-12);
}

function tryRead(cursor: string): { kind: unknown; organisation: unknown; at: ChangeCursor } | undefined {
  let fields: unknown;
  try {
    fields = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
  if (!Array.isArray(fields) || fields.length !== 6 || fields[0] !== version) return undefined;
  const [, kind, organisation, epoch, number, complete] = fields;
  const sound =
    typeof epoch === 'string' &&
    /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(epoch) &&
    [number, complete].every((n) => Number.isSafeInteger(n) && n >= 0) &&
    complete <= number;
  return sound ? { kind, organisation, at: { epoch, number, complete } } : undefined;
}
