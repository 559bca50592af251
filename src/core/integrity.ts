/** What may be found amiss in an archive, and how bad each is. The texts for people are in src/text. */

/** `wrong` needs a person; a `note` mends itself with the next sync. */
export const findingKinds = {
  /** The bytes of an archived message are not there. */
  file_missing: 'wrong',
  /** They are more or fewer than were kept. */
  file_size: 'wrong',
  /** As many, and other ones. */
  file_changed: 'wrong',
  /** The store does not give them out. */
  file_unreadable: 'wrong',
  /** The same four of what a person's old folders brought. */
  backfill_missing: 'wrong',
  backfill_changed: 'wrong',
  backfill_unreadable: 'wrong',
  /** A file that no record mentions. */
  orphan_file: 'wrong',
  /** A sound file whose message is pending: the process died between the two, and the next attempt adopts it. */
  file_without_row: 'note',
  /** A row's hash does not follow from it and the row before. */
  chain_broken: 'wrong',
  /** A number is left out. */
  chain_gap: 'wrong',
  /** The company's head is not its last row's. */
  head_wrong: 'wrong',
  /** A manifest's line says something else than the row of its number. */
  manifest_differs: 'wrong',
  manifest_unreadable_line: 'wrong',
  /** It goes on where the database ends: the database is older than the archive. */
  manifest_ahead: 'wrong',
  /** Its last line was cut by a crash. */
  manifest_torn: 'note',
  /** The newest rows are not in it yet. */
  manifest_behind: 'note',
  /** A document is not the one that was sealed, or its seal's signature does not hold. */
  seal_tampered: 'wrong',
  /** The catalogue says something else of a seal than the bytes do. */
  seal_differs: 'wrong',
  /** A counter is not what its rows add up to. */
  ledger_count: 'wrong',
  /** ANAF's simple list has messages that its paged list, which the archive goes by, has not. */
  only_in_simple_list: 'wrong',
  /** The other way round. */
  only_in_paged_list: 'wrong',
  /** ANAF's status of an upload names a message that its lists have not. */
  only_in_status: 'wrong',
} as const satisfies Record<string, 'wrong' | 'note'>;

export type FindingKind = keyof typeof findingKinds;

/** About ANAF's answers and not about the archive. */
export const listFindingKinds = [
  'only_in_simple_list',
  'only_in_paged_list',
  'only_in_status',
] as const satisfies FindingKind[];

export interface Finding {
  kind: FindingKind;
  /** The file, the number in the chain, the counter, ANAF's ids of messages, or the upload index that it is about. */
  subject: string;
  expected?: string;
  found?: string;
  /** Of the ledger's message, when it is about one. */
  message?: string;
}

export function isWrong({ kind }: Pick<Finding, 'kind'>): boolean {
  return findingKinds[kind] === 'wrong';
}

/** What came of fetching a missing or damaged original again. */
export type MendOutcome =
  /** The recorded bytes are in their place again; what was there is kept beside it. */
  | 'mended'
  /** ANAF handed out other bytes: they are kept beside the damaged file, and a person decides. */
  | 'other_bytes'
  /** ANAF's 60 days are over. */
  | 'expired'
  /** ANAF never gave this message an id. */
  | 'no_id'
  /** No certificate opens the company. */
  | 'no_connection'
  /** ANAF did not hand it out this time. */
  | 'not_now';
