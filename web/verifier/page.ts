/** The page: takes files, shows what was found. Loads nothing and sends nothing. */

import type { Bytes } from './bytes.ts';
import type { Options } from './check-files.ts';
import { checkFiles } from './check-files.ts';
import type { Entry } from './read-zip.ts';
import { readZip } from './read-zip.ts';
import type { Report } from './report.ts';
import { reportOf } from './report.ts';
import { sourceOfFile } from './source.ts';
import type { Texts } from './texts.ts';
import { texts } from './texts.ts';

const mostShown = 200;
const element = (id: string) => document.getElementById(id)!;
let t: Texts = texts[navigator.language.startsWith('en') ? 'en' : 'ro']!;
let shown: Report | undefined;

/** One ZIP is opened; originals of a folder are left whole. */
async function entriesOf(files: { path: string; file: File }[]): Promise<Entry[]> {
  const [only] = files;
  if (files.length === 1 && only!.path.endsWith('.zip')) {
    const entries = await readZip(sourceOfFile(only!.file));
    // An original by itself is checked as one.
    if (entries.some(({ path }) => path === 'SHA256SUMS' || path.endsWith('.zip'))) return entries;
  }
  return files.map(({ path, file }) => ({
    path,
    size: file.size,
    read: async () => new Uint8Array(await file.arrayBuffer()) as Bytes,
  }));
}

async function check(files: { path: string; file: File }[]): Promise<void> {
  if (files.length === 0) return;
  const status = element('status');
  const expectedKey = (element('key') as HTMLInputElement).value;
  element('report').replaceChildren();
  shown = undefined;
  let last = 0;
  try {
    shown = await checkChosen(files, {
      expectedKey,
      progress: (done, total) => {
        const now = performance.now();
        if (now - last < 250 && done !== total) return;
        last = now;
        status.textContent = t.working(done, total);
      },
    });
    status.textContent = '';
    render(shown, expectedKey !== '');
  } catch {
    status.textContent = t.empty;
  }
}

async function checkChosen(files: { path: string; file: File }[], options: Options): Promise<Report> {
  let entries: Entry[];
  try {
    entries = await entriesOf(files);
  } catch {
    return reportOf(files.length, [{ code: 'unreadable_zip', subject: files[0]!.path }]);
  }
  return checkFiles(entries, options);
}

function add<K extends keyof HTMLElementTagNameMap>(
  to: HTMLElement,
  name: K,
  text = '',
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  made.textContent = text;
  to.append(made);
  return made;
}

function render(report: Report, keyGiven: boolean): void {
  const out = element('report');
  out.replaceChildren();
  // Imported originals are in no chain, and the pack's signature covers them.
  const partly = [...report.unchecked.keys()].some((why) => why !== 'not_in_chain');
  const sound = partly ? t.partly : t.sound;
  const verdict = add(
    out,
    'h2',
    report.sound ? sound : report.faults.length > 0 ? t.wrong(report.faults.length) : t.empty,
  );
  verdict.className = report.sound ? (partly ? 'partly' : 'sound') : 'wrong';
  verdict.id = 'verdict';
  if (report.faults.length > 0) {
    const list = add(out, 'ul');
    list.id = 'faults';
    for (const { code, subject } of report.faults.slice(0, mostShown)) {
      const item = add(list, 'li', `${t.faults[code]}: `);
      item.dataset.code = code;
      add(item, 'code', subject);
    }
    if (report.faults.length > mostShown) add(list, 'li', `+ ${report.faults.length - mostShown}`);
  }
  const facts = add(out, 'dl');
  const fact = (name: string, value: string | number) => {
    add(facts, 'dt', name);
    add(facts, 'dd', String(value));
  };
  fact(t.facts.files, report.files);
  fact(t.facts.sums, report.sums);
  fact(t.facts.links, report.links);
  fact(t.facts.seals, report.seals.holds);
  if (report.seals.none > 0) fact(t.facts.noSeal, report.seals.none);
  if (report.notHere > 0) fact(t.facts.notHere, report.notHere);
  if (report.documents.length > 0) add(out, 'h2', t.documents);
  for (const one of report.documents) {
    const box = add(out, 'section');
    add(box, 'h3', `${t.types[one.type] ?? one.type} (${one.path})`);
    const { company, period, complete } = one.document;
    if (company) add(box, 'p', `${t.company}: ${company.name ?? ''} ${company.cif ?? ''}`);
    if (period?.firstDay)
      add(
        box,
        'p',
        `${t.period}: ${period.firstDay} – ${period.lastDay}: ${complete ? t.complete : t.incomplete}`,
      );
    const signer = add(box, 'p', `${t.signedBy}: `);
    add(signer, 'code', one.keyId);
    add(
      box,
      'p',
      keyGiven
        ? report.faults.some(({ code }) => code === 'other_key')
          ? t.faults.other_key
          : t.known
        : t.compare,
    );
    add(box, 'p', one.timestamp?.ok ? t.stamped(one.timestamp.at, one.timestamp.authority) : t.notStamped);
  }
  if (report.unchecked.size > 0) {
    add(out, 'h2', t.unchecked);
    const list = add(out, 'ul');
    for (const [why, n] of report.unchecked)
      add(list, 'li', `${why === 'not_in_chain' ? t.notInChain : t.reason(why)}: ${n}`);
  }
}

function say(): void {
  document.documentElement.lang = t.lang;
  document.title = t.title;
  for (const id of ['title', 'lead', 'drop-text', 'key-label', 'key-help'] as const) {
    const key = {
      title: 'title',
      lead: 'lead',
      'drop-text': 'drop',
      'key-label': 'key',
      'key-help': 'keyHelp',
    }[id];
    element(id).textContent = t[key as 'title'];
  }
  element('files-label').textContent = t.choose;
  element('folder-label').textContent = t.chooseFolder;
  if (shown) render(shown, (element('key') as HTMLInputElement).value !== '');
}

async function dropped(items: DataTransferItemList): Promise<{ path: string; file: File }[]> {
  const found: { path: string; file: File }[] = [];
  const walk = async (entry: FileSystemEntry, path: string): Promise<void> => {
    if (entry.isFile) {
      const file = await new Promise<File>((resolve, reject) =>
        (entry as FileSystemFileEntry).file(resolve, reject),
      );
      found.push({ path: path + entry.name, file });
      return;
    }
    const reader = (entry as FileSystemDirectoryEntry).createReader();
    for (;;) {
      const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
        reader.readEntries(resolve, reject),
      );
      if (some.length === 0) return;
      for (const one of some) await walk(one, `${path}${entry.name}/`);
    }
  };
  const roots = [...items].map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null);
  for (const root of roots) await walk(root, '');
  return found;
}

function chosen(input: HTMLInputElement): void {
  const files = [...(input.files ?? [])].map((file) => ({
    path: file.webkitRelativePath || file.name,
    file,
  }));
  void check(files);
}

for (const id of ['files', 'folder'])
  element(id).addEventListener('change', (event) => chosen(event.target as HTMLInputElement));
for (const language of ['ro', 'en'])
  element(language).addEventListener('click', () => {
    t = texts[language]!;
    say();
  });
const zone = element('drop');
zone.addEventListener('dragover', (event) => event.preventDefault());
zone.addEventListener('drop', (event) => {
  event.preventDefault();
  if (event.dataTransfer) void dropped(event.dataTransfer.items).then(check);
});
say();
