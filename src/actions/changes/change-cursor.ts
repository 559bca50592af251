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
  /** Of a reader who is limited to some companies. */
  limited?: LimitedCursor;
}

export interface LimitedCursor {
  /** The end of the member's or key's id: what another one was given and lost says nothing to this one. */
  holder: string;
  /** The last decision about a company that was handed out whole. */
  grants: number;
  /** Of the decision after it: everything of its company up to this number was handed out. */
  filled: number;
}

const version = 1;
const limitedVersion = 2;

export function writeChangeCursor(kind: ChangeKind, organisationId: string, at: ChangeCursor): string {
  const { limited } = at;
  const fields = [
    limited ? limitedVersion : version,
    kind,
    mark(organisationId),
    at.epoch,
    at.number,
    at.complete,
    ...(limited ? [limited.holder, limited.grants, limited.filled] : []),
  ];
  return Buffer.from(JSON.stringify(fields)).toString('base64url');
}

/** @throws Problem invalid_input when it is of another list, of another organisation, or not a cursor at all */
export function readChangeCursor(kind: ChangeKind, organisationId: string, cursor: string): ChangeCursor {
  const read = parseChangeCursor(kind, organisationId, cursor);
  if (read) return read;
  throw new Problem('invalid_input', 'cursor', {}, { parameter: 'cursor' });
}

/** Undefined when it is of another list, of another organisation, or not a cursor at all. */
export function parseChangeCursor(
  kind: ChangeKind,
  organisationId: string,
  cursor: string,
): ChangeCursor | undefined {
  const read = tryRead(cursor);
  return read?.kind === kind && read.organisation === mark(organisationId) ? read.at : undefined;
}

/** Enough of an id to tell a cursor of another organisation or reader, which would skip changes without a word. */
export function mark(id: string): string {
  return id.slice(-12);
}

function tryRead(cursor: string): { kind: unknown; organisation: unknown; at: ChangeCursor } | undefined {
  let fields: unknown;
  try {
    fields = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
  if (!Array.isArray(fields)) return undefined;
  const length = { [version]: 6, [limitedVersion]: 9 }[fields[0] as number];
  if (fields.length !== length) return undefined;
  const [, kind, organisation, epoch, number, complete, ...rest] = fields;
  const [holder, grants, filled] = rest;
  const sound =
    typeof epoch === 'string' &&
    /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(epoch) &&
    [number, complete].every((n) => Number.isSafeInteger(n) && n >= 0) &&
    complete <= number &&
    (rest.length === 0 ||
      (typeof holder === 'string' && [grants, filled].every((n) => Number.isSafeInteger(n) && n >= 0)));
  if (!sound) return undefined;
  const limited = rest.length > 0 ? { limited: { holder, grants, filled } } : {};
  return { kind, organisation, at: { epoch, number, complete, ...limited } };
}
