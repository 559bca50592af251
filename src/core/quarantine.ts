/** Why a sound ZIP is not taken for its message's, and what proves that archived bytes are. */

export const quarantineCauses = [
  /** Its entries name another upload index, or its document's parties are not the row's. */
  'other_document',
  /** Nothing in it is a document that we know. */
  'no_document',
  /** Several different documents could be meant. */
  'ambiguous',
  /** More or larger entries than are opened. */
  'too_large',
  /** Encrypted, or packed by a method that we cannot unpack. */
  'cannot_be_opened',
] as const;
export type QuarantineCause = (typeof quarantineCauses)[number];

/** An organisation with more than this waiting for a decision is told: nothing is dropped, but disks are finite. */
export const quarantineAlarm = { files: 100, bytes: 1_000_000_000 };

/**
 * `index`: an entry is named after the row's upload index, or is ANAF's error file of it; of a row without one, after what
 * its prose names. `parties`: no entry names any index, or the row none, and the only document's parties are the row's. `accepted`: a person said so. `unproven`: archived before ANAF
 * deleted the message, because nothing better came; it enters no sum and no export unasked.
 */
export const matches = ['index', 'parties', 'accepted', 'unproven'] as const;
export type Match = (typeof matches)[number];

/** What became of a file in quarantine when its message was archived: these bytes, by a person or for want of better, or others. */
export const quarantineDecisions = ['accepted', 'unproven', 'superseded'] as const;
export type QuarantineDecision = (typeof quarantineDecisions)[number];
