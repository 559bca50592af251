/**
 * The table of tamperings: how each is done to a pack and to an archive, and what finds it. The page and the Python command
 * read the pack, `verify` the archive and a statement that was handed out. What one of them cannot check is a sentence here.
 */
import type { KeyObject } from 'node:crypto';
import {
  copyFileSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import {
  type Files,
  linesOf,
  listSignedAgain,
  rechained,
  signedAgain,
  withSums,
  zipFiles,
  zipsOf,
} from './built-pack.ts';
import type { TamperedArchive } from './tampered-archive.ts';

export interface Made {
  files: Files;
  /** Which one of the chain's originals in the archive the pack's first is. */
  nth: number;
  /** A byte of the first original changed. */
  flipped: Buffer;
  /** The first original with another document under the same seal. */
  resealed: Buffer;
  ownKey: KeyObject;
  strangerKey: KeyObject;
  /** base64 of a token of the same authority. */
  otherStamp: string;
}

export type Verdict = { finds: string[] } | { cannot: string };

export interface Tampering {
  name: string;
  /** The pack's bytes are made of the files unless the ZIP itself is what was changed. */
  pack(made: Made): Files | Buffer;
  /** Codes of the page's faults. */
  page: Verdict;
  /** What the Python command prints, each somewhere. */
  python: Verdict;
  archive(archive: TamperedArchive, made: Made): Promise<void> | void;
  /** Kinds of findings; of the statement its signature, and its heads when they are not continued. */
  verify: Verdict;
  /** The statement that is given to `verify`, by its name in the pack as it was changed. */
  statement?: 'certificat.json' | 'inchidere.json';
}

const first = ({ files }: Made) => zipsOf(files)[0]!;
const sizeOf = (file: string) => statSync(file).size;
const swap = (a: string, b: string) => {
  copyFileSync(a, `${a}.x`);
  copyFileSync(b, a);
  copyFileSync(`${a}.x`, b);
  rmSync(`${a}.x`);
};
const stated = (files: Files, change: (signed: Record<string, never>) => object): Files => {
  const signed = JSON.parse(files.get('certificat.json')!.toString());
  return new Map([...files, ['certificat.json', Buffer.from(JSON.stringify(change(signed)))]]);
};

export const tamperings: Tampering[] = [
  {
    name: 'a byte',
    pack: (made) => new Map([...made.files, [first(made), made.flipped]]),
    page: { finds: ['changed'] },
    python: { finds: ['changed'] },
    archive: ({ files }, { nth, flipped }) => writeFileSync(files[nth]!, flipped),
    verify: { finds: ['file_changed'] },
  },
  {
    name: 'two files that changed places',
    pack: ({ files }) => {
      const [a, b] = zipsOf(files) as [string, string];
      return new Map([...files, [a, files.get(b)!], [b, files.get(a)!]]);
    },
    page: { finds: ['changed'] },
    python: { finds: ['changed'] },
    archive: ({ files }) => swap(files[0]!, files.find((file) => sizeOf(file) !== sizeOf(files[0]!))!),
    verify: { finds: ['file_size'] },
  },
  {
    name: 'a missing file',
    pack: (made) => new Map([...made.files].filter(([path]) => path !== first(made))),
    page: { finds: ['missing'] },
    python: { finds: ['missing'] },
    archive: ({ files }) => rmSync(files[0]!),
    verify: { finds: ['file_missing'] },
  },
  {
    name: 'a missing file, with the list written again',
    pack: (made) => withSums(new Map([...made.files].filter(([path]) => path !== first(made)))),
    page: { finds: ['sums_changed'] },
    python: { finds: ['not the list that was signed'] },
    archive: ({ files, manifest }) => {
      rmSync(files[0]!);
      const [, ...rest] = readFileSync(manifest, 'utf8').split('\n');
      writeFileSync(manifest, rest.join('\n'));
    },
    verify: { finds: ['file_missing', 'manifest_differs'] },
  },
  {
    name: 'an added file',
    pack: ({ files }) => new Map([...files, ['primite/x.xml', Buffer.from('<x/>')]]),
    page: { finds: ['added'] },
    python: { finds: ['added'] },
    archive: ({ folder }) => writeFileSync(join(folder, 'x.xml'), '<x/>'),
    verify: { finds: ['orphan_file'] },
  },
  {
    name: 'a truncated file',
    pack: (made) => new Map([...made.files, [first(made), made.files.get(first(made))!.subarray(0, 200)]]),
    page: { finds: ['changed'] },
    python: { finds: ['changed'] },
    archive: ({ files }) => truncateSync(files[0]!, 200),
    verify: { finds: ['file_size'] },
  },
  {
    name: 'a pack that was cut short',
    pack: ({ files }) => zipFiles(files).subarray(0, -300),
    page: { finds: ['unreadable_zip'] },
    python: { finds: ['no ZIP, or one that was cut short'] },
    archive: () => {},
    verify: { cannot: 'it reads the archive and no packs' },
  },
  {
    name: 'a renamed file',
    pack: (made) =>
      new Map([...made.files].map(([path, bytes]) => [path === first(made) ? `a-${path}` : path, bytes])),
    page: { finds: ['added', 'missing'] },
    python: { finds: ['added', 'missing'] },
    archive: ({ files }) => renameSync(files[0]!, `${files[0]!}.zip`),
    verify: { finds: ['file_missing', 'orphan_file'] },
  },
  {
    name: 'links in another order',
    pack: ({ files }) => {
      const [one, two, ...rest] = linesOf(files);
      return withSums(
        new Map([...files, ['lant.jsonl', Buffer.from(`${[two, one, ...rest].join('\n')}\n`)]]),
      );
    },
    page: { finds: ['chain_broken', 'chain_order', 'sums_changed'] },
    python: { finds: ['a number is missing or moved', 'does not follow', 'not the list that was signed'] },
    archive: ({ manifest }) => {
      const [one, two, ...rest] = readFileSync(manifest, 'utf8').split('\n');
      writeFileSync(manifest, [two, one, ...rest].join('\n'));
    },
    verify: { finds: ['manifest_differs'] },
  },
  {
    name: 'a chain that was built again around a changed original',
    pack: (made) => withSums(rechained(made.files, first(made), made.flipped)),
    page: { finds: ['chain_head', 'sums_changed'] },
    python: { finds: ['the chain is not the one that was signed', 'not the list that was signed'] },
    archive: ({ rechain }, { nth, flipped }) => rechain(nth, flipped),
    statement: 'certificat.json',
    verify: { finds: ['ours', 'different'] },
  },
  {
    name: 'everything made again and signed by a stranger',
    pack: (made) => signedAgain(rechained(made.files, first(made), made.flipped), made.strangerKey),
    page: { finds: ['chain_head', 'other_key', 'two_keys'] },
    python: { finds: ['signed with another key'] },
    archive: ({ rechain }, { nth, flipped }) => rechain(nth, flipped),
    statement: 'certificat.json',
    verify: { finds: ['stranger'] },
  },
  {
    name: "everything made again and signed with the installation's own key, after the month was closed",
    pack: (made) => signedAgain(rechained(made.files, first(made), made.flipped), made.ownKey),
    page: { finds: ['chain_head'] },
    python: { finds: ['the chain is not the one that was signed'] },
    archive: ({ rechain }, { nth, flipped }) => rechain(nth, flipped),
    statement: 'inchidere.json',
    verify: { finds: ['ours', 'different'] },
  },
  {
    name: 'another document under the same seal, everything made again with the own key before a head went outside',
    pack: (made) => {
      const inside = new Map([...made.files].filter(([path]) => path !== 'inchidere.json'));
      return signedAgain(rechained(inside, first(made), made.resealed), made.ownKey);
    },
    page: { finds: ['seal'] },
    python: { cannot: 'seals and time-stamps' },
    archive: ({ rechain }, { nth, resealed }) => rechain(nth, resealed),
    verify: { finds: ['seal_differs', 'seal_tampered'] },
  },
  {
    name: "a statement's figures",
    pack: ({ files }) =>
      withSums(
        stated(files, (signed) => {
          const { document, ...rest } = signed as unknown as { document: { messages: object } };
          return { ...rest, document: { ...document, messages: { ...document.messages, archived: 1_000 } } };
        }),
      ),
    page: { finds: ['signature', 'sums_changed'] },
    python: { finds: ['the signature does not hold', 'not the list that was signed'] },
    archive: () => {},
    statement: 'certificat.json',
    verify: { finds: ['broken'] },
  },
  {
    name: 'the time-stamp of another statement, with the list signed again',
    pack: (made) =>
      listSignedAgain(
        stated(made.files, (signed) => ({ ...signed, timestamp: made.otherStamp })),
        made.ownKey,
      ),
    page: { finds: ['timestamp'] },
    python: { cannot: 'seals and time-stamps' },
    archive: () => {},
    statement: 'certificat.json',
    verify: { cannot: 'time-stamp' },
  },
];
