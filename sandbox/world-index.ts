/** Finds messages: a company's by window, one by its download id, a document's by its upload index. */

import { type Message, type Party, passes } from './world-message.ts';

export interface Company {
  cif: string;
  name: string;
  /** The company in its documents: one object, which all its messages share. */
  party: Party;
  /** Oldest first; equal minutes by download id. */
  messages: Message[];
  /** From this instant no message's visibility depends on the clock any more. */
  settledFrom: number;
}

export class MessageIndex {
  readonly byId = new Map<string, Message>();
  readonly byUploadIndex = new Map<string, Message[]>();

  /** Puts messages into the company's list, sorting at most once. */
  add(company: Company, messages: readonly Message[]): void {
    let inOrder = true;
    for (const message of messages) {
      if (this.byId.has(message.id)) throw new Error(`download id ${message.id} is taken`);
      const last = company.messages.at(-1);
      if (last && order(last, message) > 0) inOrder = false;
      company.messages.push(message);
      this.byId.set(message.id, message);
      const shared = this.byUploadIndex.get(message.uploadIndex);
      if (shared) shared.push(message);
      else this.byUploadIndex.set(message.uploadIndex, [message]);
      settle(company, message);
    }
    if (!inOrder) company.messages.sort(order);
  }

  remove(company: Company, message: Message): void {
    company.messages.splice(company.messages.indexOf(message), 1);
    this.drop(message);
  }

  /** Drops it from the numbers only: for when the whole company goes. */
  drop(message: Message): void {
    this.byId.delete(message.id);
    const shared = this.byUploadIndex.get(message.uploadIndex)?.filter((other) => other !== message) ?? [];
    if (shared.length > 0) this.byUploadIndex.set(message.uploadIndex, shared);
    else this.byUploadIndex.delete(message.uploadIndex);
  }

  /** To be called when a message's instants were changed in place. */
  reorder(company: Company, message: Message): void {
    company.messages.sort(order);
    settle(company, message);
  }

  clear(): void {
    this.byId.clear();
    this.byUploadIndex.clear();
  }
}

/** What a list of this window holds, oldest first; both ends of the window count. */
export interface View {
  total: number;
  slice(start: number, end: number): Message[];
}

/** The view at `now`. Without filter and hidden rows nothing is copied but the slice that is asked for. */
export function viewOf(company: Company, from: number, to: number, now: number, filter: string | null): View {
  const { messages } = company;
  const [first, end] = [firstFrom(messages, from), firstFrom(messages, to + 1)];
  if (filter === null && company.settledFrom <= now)
    return { total: end - first, slice: (a, b) => messages.slice(first + a, Math.min(first + b, end)) };
  const found = messages
    .slice(first, end)
    .filter(
      (message) =>
        passes(message, filter) &&
        (message.visibleFrom ?? 0) <= now &&
        (message.hiddenFrom ?? Number.POSITIVE_INFINITY) > now,
    );
  return { total: found.length, slice: (a, b) => found.slice(a, b) };
}

const order = (a: Message, b: Message): number => a.createdAt - b.createdAt || Number(a.id) - Number(b.id);

function settle(company: Company, message: Message): void {
  company.settledFrom = Math.max(company.settledFrom, message.visibleFrom ?? 0);
  if (message.hiddenFrom !== undefined) company.settledFrom = Number.POSITIVE_INFINITY;
}

/** Index of the first message created at or after this instant. */
function firstFrom(messages: Message[], at: number): number {
  let low = 0;
  let high = messages.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((messages[middle] as Message).createdAt < at) low = middle + 1;
    else high = middle;
  }
  return low;
}
