/** Which messages of the ledger the rows of a listed page are, and which are new. Pure; knows one page and nothing of those before. */
import { type ListedMessage, ledgerKey } from './message.ts';

/** A row of the ledger that may be one of the page's. */
export interface KnownMessage
  extends Pick<ListedMessage, 'messageId' | 'uploadIndex' | 'kind' | 'createdAtRaw' | 'detail'> {
  /** The ledger's own. */
  id: string;
  /** The key under which it was listed without id (`ledgerKey`). */
  rowAlias: string | null;
  pending: boolean;
  /** Its document is kept, under the id that it has. */
  archived: boolean;
  /** Its creation date could be read. */
  dated: boolean;
}

/** To be written in this order. What names a message of the ledger names it by `id`. */
export interface PlacedPage {
  /** Their ANAF id turned out to be another message's. */
  unnamed: string[];
  /** They were another row's message all along; only pending ones without ANAF id. */
  merged: { id: string; into: string }[];
  /** Known by their ANAF id, which the list has shown, or while their alias belongs to another row of the page. */
  withoutAlias: string[];
  /** They had no ANAF id, and the page has it. */
  named: { id: string; row: ListedMessage }[];
  added: ListedMessage[];
  /** Pending, and the page has the upload index or the creation date that they came without. */
  completed: { id: string; row: ListedMessage }[];
  /** The messages of the ledger that the page shows, without those that are added. */
  met: string[];
}

/**
 * ANAF's id decides where a row has one. A row without id is a known message of the same document, minute and kind that
 * the page does not show otherwise, and an unknown kind may be another name of any; a row without upload index either has
 * the same prose instead, which names the document, and one whose date cannot be read is of any minute. No two rows of a
 * page are taken for one message: a second row too many is mended when its id comes, a message too few is lost.
 * @param known every message of the company that has an upload index or an ANAF id of the page
 */
export function placePage(rows: ListedMessage[], known: KnownMessage[]): PlacedPage {
  const withId = new Map(rows.flatMap((row) => (row.messageId === null ? [] : [[row.messageId, row]])));
  const withoutId = new Map(rows.flatMap((row) => (row.messageId === null ? [[aliasOf(row), row]] : [])));
  const unnamed = known.filter((message) => namedWrongly(message, withId, withoutId)).map(({ id }) => id);
  const messages = known.map((m) => (unnamed.includes(m.id) ? { ...m, messageId: null } : { ...m }));
  const placed: PlacedPage = {
    unnamed,
    merged: [],
    withoutAlias: [],
    named: [],
    added: [],
    completed: [],
    met: [],
  };
  const met = new Map<KnownMessage, ListedMessage>();

  placeRowsWithId([...withId.values()], messages, withoutId, placed, met);
  placeRowsWithoutId(withoutId, messages, placed, met);
  for (const [message, row] of met)
    if (completes(message, row)) placed.completed.push({ id: message.id, row });
  placed.met = [...met.keys()].map(({ id }) => id);
  return placed;
}

type RowsByKey = Map<string, ListedMessage>;

/** ANAF's status names one id for an upload index, though two messages may share it; the listing knows better whose it is. */
function namedWrongly(message: KnownMessage, withId: RowsByKey, withoutId: RowsByKey): boolean {
  const { messageId, rowAlias, pending } = message;
  if (!pending || messageId === null || rowAlias === null) return false;
  const shown = withId.get(messageId);
  if (shown) return !alike(message, shown) && withoutId.has(rowAlias);
  return [...withId.values()].some((row) => aliasOf(row) === rowAlias);
}

function placeRowsWithId(
  rows: ListedMessage[],
  messages: KnownMessage[],
  withoutId: RowsByKey,
  placed: PlacedPage,
  met: Map<KnownMessage, ListedMessage>,
): void {
  const byId = new Map(messages.flatMap((m) => (m.messageId === null ? [] : [[m.messageId, m]])));
  for (const row of rows) {
    const message = byId.get(row.messageId!);
    if (!message) continue;
    met.set(message, row);
    // The id is one of this list's, whatever row the alias was of: from now on another row like that is another message.
    if (message.archived && message.rowAlias !== null) {
      placed.withoutAlias.push(message.id);
      message.rowAlias = null;
    }
  }
  let fresh = rows.filter((row) => !byId.has(row.messageId!));
  // A row that the page still shows without id is not one of those that it shows with an id.
  const nameless = new Set(
    messages.filter((m) => m.messageId === null && (m.rowAlias === null || !withoutId.has(m.rowAlias))),
  );
  for (const fits of [sameAlias, alike, sameProse, sameUndated])
    fresh = fresh.filter((row) => {
      const message = [...nameless].find((m) => fits(m, row));
      if (!message) return true;
      nameless.delete(message);
      met.set(message, row);
      placed.named.push({ id: message.id, row });
      return false;
    });
  // Archived under an id that the status named and no list has shown: the other party's. The document is the one of this row.
  fresh = fresh.filter((row) => {
    const message = messages.find(
      (m) => m.archived && !met.has(m) && sameAlias(m, row) && !withoutId.has(m.rowAlias!),
    );
    if (message) met.set(message, row);
    return !message;
  });
  placed.added.push(...fresh);
  for (const message of nameless) {
    const twin = rows.find(
      (row) =>
        byId.has(row.messageId!) &&
        (sameAlias(message, row) || sameProse(message, row) || sameUndated(message, row)),
    );
    if (!twin || !message.pending) continue;
    placed.merged.push({ id: message.id, into: byId.get(twin.messageId!)!.id });
    messages.splice(messages.indexOf(message), 1);
  }
}

function placeRowsWithoutId(
  rows: RowsByKey,
  messages: KnownMessage[],
  placed: PlacedPage,
  met: Map<KnownMessage, ListedMessage>,
): void {
  for (const message of met.keys())
    if (message.messageId !== null && message.rowAlias !== null && rows.has(message.rowAlias))
      placed.withoutAlias.push(message.id);
  // Rows of a known kind, which fit the fewest messages, choose first: an unknown kind fits any message.
  const inOrder = [...rows.values()].sort(
    (a, b) => Number(a.kind === 'unknown') - Number(b.kind === 'unknown'),
  );
  let left = inOrder;
  for (const fits of [sameAlias, sameKind, alike, sameProse, sameUndated])
    left = left.filter((row) => {
      const message = messages.find((m) => !met.has(m) && fits(m, row));
      if (message) met.set(message, row);
      return !message;
    });
  placed.added.push(...left);
}

const aliasOf = (row: ListedMessage) => ledgerKey({ ...row, messageId: null });

const sameAlias = (message: KnownMessage, row: ListedMessage) => message.rowAlias === aliasOf(row);

const sameKind = (message: KnownMessage, row: ListedMessage) =>
  message.kind === row.kind && alike(message, row);

function alike(message: KnownMessage, row: ListedMessage): boolean {
  return (
    message.uploadIndex === row.uploadIndex &&
    message.createdAtRaw === row.createdAtRaw &&
    (message.kind === row.kind || message.kind === 'unknown' || row.kind === 'unknown')
  );
}

/** One of the two came without upload index; ANAF's prose has the same parties and the same document. */
function sameProse(message: KnownMessage, row: ListedMessage): boolean {
  const oneIsAnonymous =
    (message.uploadIndex === '' && message.messageId === null) ||
    (row.uploadIndex === '' && row.messageId === null);
  return (
    oneIsAnonymous &&
    row.detail !== '' &&
    message.detail === row.detail &&
    message.kind === row.kind &&
    message.createdAtRaw === row.createdAtRaw
  );
}

/**
 * One of the two has a creation date that cannot be read, and one has no id: a row that lost both for a while would stay beside
 * its own message for ever. A second message of one document and kind has a date of its own as soon as it can be read.
 */
function sameUndated(message: KnownMessage, row: ListedMessage): boolean {
  return (
    (message.messageId === null || row.messageId === null) &&
    message.uploadIndex !== '' &&
    message.uploadIndex === row.uploadIndex &&
    message.kind === row.kind &&
    message.createdAtRaw !== row.createdAtRaw &&
    (!message.dated || row.createdAt === null)
  );
}

function completes(message: KnownMessage, row: ListedMessage): boolean {
  if (!message.pending) return false;
  const isIndexNew = message.uploadIndex === '' && row.uploadIndex !== '';
  return isIndexNew || (!message.dated && row.createdAt !== null);
}
