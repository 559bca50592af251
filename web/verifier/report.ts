/** What a check found, in codes: `texts.ts` has the words. */
import type { Anything, SignedCheck } from './signed.ts';

export type FaultCode =
  | 'changed'
  | 'missing'
  | 'added'
  | 'sums_changed'
  | 'not_signed_pack'
  | 'signature'
  | 'unreadable_document'
  | 'two_keys'
  | 'other_key'
  | 'timestamp'
  | 'chain_order'
  | 'chain_broken'
  | 'chain_head'
  | 'seal'
  /** Of what was chosen, and not of what is in it. */
  | 'unreadable_zip';

export interface Fault {
  code: FaultCode;
  subject: string;
}

export interface Report {
  /** Nothing wrong was found, and there was something to check. */
  sound: boolean;
  faults: Fault[];
  files: number;
  sums: number;
  links: number;
  documents: (Omit<SignedCheck, 'document'> & { path: string; type: string; document: Anything })[];
  seals: { holds: number; tampered: number; none: number; unchecked: number };
  /** What could not be checked, each reason with how often. */
  unchecked: Map<string, number>;
  /** Of the statement's period, and not among the files. */
  notHere: number;
}

export type FoundFault = (code: FaultCode, subject: string) => void;

export function reportOf(files: number, faults: Fault[] = []): Report {
  return {
    sound: false,
    faults,
    files,
    sums: 0,
    links: 0,
    documents: [],
    seals: { holds: 0, tampered: 0, none: 0, unchecked: 0 },
    unchecked: new Map(),
    notHere: 0,
  };
}
