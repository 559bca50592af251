/** `verify`: is everything stored unchanged? Each finding with what it means and what to do. */
import { readFile } from 'node:fs/promises';
import { type CompanyFinding, verifyArchive } from '../actions/archive/verify-archive.ts';
import type { App } from '../app.ts';
import { maskCif } from '../core/cif.ts';
import { type FindingKind, findingKinds, isWrong } from '../core/integrity.ts';
import type { SealVerdict } from '../core/invoice.ts';
import { findLink } from '../db/archive/chain.ts';
import { type ComparedBackup, compareNewestBackup } from '../integrity/backup/backup-statement.ts';
import { openBackupStore } from '../integrity/backup/open-backup-store.ts';
import { BackupRefused, openSealedStore } from '../integrity/backup/sealed-store.ts';
import { type ComparedDocument, compareHeads } from '../integrity/compare-heads.ts';
import type { CliTexts } from '../text/cli/cli-texts.ts';
import { explainBackup } from './backup-errors.ts';
import { type ArchivePart, chooseArchive } from './choose-archive.ts';
import { type Command, CommandError, textOption } from './command.ts';
import { countProgress } from './count-progress.ts';
import { exitCodes } from './exit-code.ts';

/** Of one kind; a disk that is gone to pieces is known after the first few. */
const mostShown = 20;
const mostInJson = 10_000;

export const verify: Command = {
  name: 'verify',
  usage: '[--company CIF] [--head HASH] [--statement FILE] [--backups DIR] [--org O]',
  options: {
    company: { kind: 'text' },
    head: { kind: 'text' },
    statement: { kind: 'text' },
    backups: { kind: 'text' },
    org: { kind: 'text' },
  },
  positionals: { least: 0, most: 0 },
  async run(context, given) {
    const { texts, signal } = context;
    const head = readHead(textOption(given, 'head'), texts);
    const statement = await readStatement(textOption(given, 'statement'), texts);
    const { app, part } = await chooseArchive(context, given);
    const backup = await compareBackupAt(app, part, textOption(given, 'backups'), texts);
    const found: CompanyFinding[] = [];
    const counts = new Map<FindingKind, number>();
    const seals = new Map<SealVerdict, number>();
    const progress = countProgress(process.stderr);
    const watch = {
      found: (finding: CompanyFinding) => {
        counts.set(finding.kind, (counts.get(finding.kind) ?? 0) + 1);
        if (found.length < mostInJson) found.push(finding);
      },
      sealed: (verdict: SealVerdict) => void seals.set(verdict, (seals.get(verdict) ?? 0) + 1),
      shown: (done: number, total: number) => progress.show(texts.archive.verify.progress(done, total)),
    };
    const { companies, messages } = await verifyArchive(app, part, watch, signal).finally(progress.end);
    const link = head === undefined ? undefined : await findLink(app.db, part, head);
    const headLost = head !== undefined && !link;
    const compared =
      statement === undefined ? undefined : await compareHeads(app.db, part.organisationId, statement.text);
    if (statement && !compared) throw unread(statement.file, texts);
    const stamped = statement !== undefined && typeof JSON.parse(statement.text).timestamp === 'string';
    const total = (wrong: boolean) =>
      [...counts].reduce((sum, [kind, n]) => sum + (isWrong({ kind }) === wrong ? n : 0), 0);
    const [wrong, notes] = [
      total(true) + [headLost, compared?.sound === false, backup?.sound === false].filter(Boolean).length,
      total(false),
    ];
    return {
      exitCode: wrong > 0 ? exitCodes.failed : exitCodes.done,
      json: {
        verdict: wrong > 0 ? 'wrong' : 'sound',
        companies: companies.length,
        messages,
        wrong,
        notes,
        seals: Object.fromEntries([...seals].sort()),
        // To be kept on paper: each head covers everything before it.
        heads: companies.map(({ id, organisationId, cif, chainSeq: seq, chainHead: head }) => ({
          companyId: id,
          organisationId,
          cif: maskCif(cif),
          seq,
          head,
        })),
        ...(head !== undefined && { head: link ? { ...link, cif: maskCif(link.cif) } : null }),
        ...(compared && { statement: { ...compared, timestamp: stamped ? 'not_checked' : null } }),
        ...(backup && { backup }),
        findings: found.map((finding) => findingJson(finding)),
      },
      lines: [
        ...[...counts].flatMap(([kind, n]) => linesOf(kind, n, found, texts)),
        ...(link ? [texts.archive.verify.headFound(maskCif(link.cif), link.seq, link.archivedAt)] : []),
        ...(headLost ? [texts.archive.verify.headLost] : []),
        ...(compared ? statementLines(compared, texts) : []),
        ...(stamped ? [texts.archive.verify.stampUnchecked] : []),
        ...(backup ? [texts.archive.verify.backup(backup.backup), ...statementLines(backup, texts)] : []),
        ...(wrong > 0
          ? [texts.archive.verify.wrong(wrong)]
          : [texts.archive.verify.sound(messages, companies.length)]),
        ...(notes > 0 ? [texts.archive.verify.notes(notes)] : []),
        ...(seals.size > 0 ? [texts.archive.verify.seals(sealCounts(seals, texts))] : []),
      ],
    };
  },
};

/** The newest backup of a folder or bucket. */
async function compareBackupAt(
  { db, config }: App,
  { organisationId }: ArchivePart,
  place: string | undefined,
  { backup: texts }: CliTexts,
): Promise<ComparedBackup | undefined> {
  if (place === undefined) return undefined;
  const compare = async () => {
    const store = await openBackupStore(place, { make: false, s3: config.s3 });
    const sealed = await openSealedStore(store, config.backup.secret);
    const compared = await compareNewestBackup(db, sealed, organisationId);
    if (!compared) throw new BackupRefused('no_backup', place);
    return compared;
  };
  return compare().catch((error) => explainBackup(error, texts));
}

/** A head as an earlier verify printed it. */
function readHead(text: string | undefined, texts: CliTexts): string | undefined {
  if (text === undefined || /^[0-9a-f]{64}$/i.test(text)) return text?.toLowerCase();
  throw new CommandError(exitCodes.usage, 'usage', texts.archive.verify.headWrong);
}

async function readStatement(
  file: string | undefined,
  texts: CliTexts,
): Promise<{ file: string; text: string } | undefined> {
  if (file === undefined) return undefined;
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) throw unread(file, texts);
  return { file, text };
}

function unread(file: string, { archive }: CliTexts): CommandError {
  return new CommandError(exitCodes.usage, 'usage', archive.verify.statementUnread(file));
}

function statementLines({ signature, madeAt, heads }: ComparedDocument, { archive }: CliTexts): string[] {
  const { statementSigned, statementHead } = archive.verify;
  return [
    statementSigned[signature](madeAt),
    ...heads.slice(0, mostInJson).map(({ cif, seq, verdict }) => statementHead[verdict](cif, seq)),
  ];
}

function sealCounts(seals: Map<SealVerdict, number>, { archive }: CliTexts): string {
  const { sealVerdicts } = archive.verify;
  return (Object.keys(sealVerdicts) as SealVerdict[])
    .filter((verdict) => seals.has(verdict))
    .map((verdict) => `${sealVerdicts[verdict]}: ${seals.get(verdict)}`)
    .join('; ');
}

function findingJson({ company, kind, ...finding }: CompanyFinding) {
  return {
    severity: findingKinds[kind],
    kind,
    cif: company && maskCif(company.cif),
    companyId: company?.id ?? null,
    organisationId: company?.organisationId ?? null,
    ...finding,
  };
}

function linesOf(kind: FindingKind, n: number, found: CompanyFinding[], { archive }: CliTexts): string[] {
  const say = archive.verify;
  const { means, todo } = say.kinds[kind];
  const shown = found.filter((finding) => finding.kind === kind).slice(0, mostShown);
  return [
    `${kind}: ${means}`,
    ...shown.flatMap(({ company, subject, expected, found }) => [
      `  ${company ? maskCif(company.cif) : say.noCompany}  ${subject}`,
      ...(expected === undefined ? [] : [`    ${say.expected(expected)}`]),
      ...(found === undefined ? [] : [`    ${say.found(found)}`]),
    ]),
    ...(n > shown.length ? [`  ${say.more(n - shown.length)}`] : []),
    `  ${say.todo}: ${todo}`,
    '',
  ];
}
