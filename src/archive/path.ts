/** The path of a message's ZIP, from its listing alone, so that it never moves. Pure; every segment is from an allow-list. */

import { createHash } from 'node:crypto';

export interface CompanyPlace {
  environment: string;
  organisationId: string;
  companyId: string;
  cif: string;
}

export interface ZipPlace extends CompanyPlace {
  /** ANAF's `yyyyMMddHHmm`, as it came. */
  createdAtRaw: string;
  messageId: string;
}

/** `<environment>/<organisationId>/<cif>/<yyyy>/<mm>/<created>_<messageId>.zip` */
export function zipPath(place: ZipPlace): string {
  const [, year, month] = /^(\d{4})(0[1-9]|1[0-2])\d{6}$/.exec(place.createdAtRaw) ?? [];
  return [
    companyFolder(place),
    // ANAF may send a malformed time, and the message must have a path all the same.
    year ?? '0000',
    month ?? '00',
    `${digitsOrHash(place.createdAtRaw)}_${digitsOrHash(place.messageId)}.zip`,
  ].join('/');
}

/** `…/<cif>/backfill/<sha256>.zip`: what a person brought has no message that could name it. */
export function backfillPath(place: CompanyPlace, sha256: string): string {
  return `${companyFolder(place)}/backfill/${sha256}.zip`;
}

/** `…/<cif>/quarantine/<sha256>.zip`: a download that does not prove to be its message's. The same bytes have one place. */
export function quarantinePath(place: CompanyPlace, sha256: string): string {
  return `${companyFolder(place)}/quarantine/${sha256}.zip`;
}

/** ANAF's own PDF of a document, beside the ZIP it was made of; outside the chain, since it can be had again. */
export function anafPdfPath(zip: string): string {
  return `${zip}${anafPdfSuffix}`;
}

/** A damaged file that was replaced, by when (epoch ms). */
export function damagedPath(zip: string, at: Date): string {
  return `${zip}.damaged-${at.getTime()}`;
}

/** What ANAF handed out for a damaged ZIP and is not what was kept. */
export function otherPath(zip: string, sha256: string): string {
  return `${zip}.other-${sha256.slice(0, 16)}`;
}

/** The ZIP that a file is beside, or the file itself. */
export function zipBeside(path: string): string {
  return path.replace(/\.zip(\.anaf\.pdf|\.damaged-\d+|\.other-[0-9a-f]{16})$/, '.zip');
}

const anafPdfSuffix = '.anaf.pdf';

/** All that a company owns. A person's code is personal data and stays out of paths: the company's id is used. */
export function companyFolder(place: CompanyPlace): string {
  const cif = /^\d{2,10}$/.test(place.cif) ? place.cif : place.companyId;
  const folder = `${place.environment}/${place.organisationId}/${cif}`;
  // These three are our own words; anything else in them is our bug.
  if (!isArchivePath(folder)) throw new Error(`no archive folder can be called ${JSON.stringify(folder)}`);
  return folder;
}

/** Names that mean the same to every file system and bucket: no `..`, no separators, no hidden files, no odd letters. */
export function isArchivePath(path: string): boolean {
  const segments = path.split('/');
  return segments[0] !== 'incoming' && segments.every(isSafeSegment);
}

export function isSafeSegment(segment: string): boolean {
  return /^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$/.test(segment) && !segment.endsWith('.');
}

/** Digits stay readable; anything else gets a name of its own that no digits can have, the same every time. */
function digitsOrHash(text: string): string {
  if (/^\d{1,32}$/.test(text)) return text;
  return `x${createHash('sha256').update(text).digest('hex').slice(0, 32)}`;
}
