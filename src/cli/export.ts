/** `export pack` and `export search`: a file of invoices, made in this process and put where it is wanted. */
import { constants } from 'node:fs';
import { copyFile, rm, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { exportNow, type MadeExport } from '../actions/exports/export-now.ts';
import { listFormatNames } from '../core/export-formats.ts';
import type { ExportRequest, KeptFilter, PackPart } from '../db/exports/export.ts';
import { defaultTemplate } from '../exports/file-names.ts';
import { getCompanyByCif, readCifOption } from './choose-company.ts';
import { chooseOrganisation, operatorOf } from './choose-organisation.ts';
import { type Answer, type Command, CommandError, type Context, type Given, textOption } from './command.ts';
import { countProgress } from './count-progress.ts';
import { exitCodes } from './exit-code.ts';
import { usageError } from './parse-command.ts';

const parts = ['zip', 'xml', 'pdf'] as const;

export const exportPack: Command = {
  name: 'export pack',
  usage: '--company CIF --month YYYY-MM --out PATH [--include zip,xml,pdf] [--names TEMPLATE] [--org O]',
  options: {
    company: { kind: 'text', required: true },
    month: { kind: 'text', required: true },
    out: { kind: 'text', required: true },
    include: { kind: 'text' },
    names: { kind: 'text' },
    org: { kind: 'text' },
  },
  positionals: { least: 0, most: 0 },
  async run(context, given) {
    const { texts } = context;
    const month = textOption(given, 'month')!;
    if (!/^20\d\d-(0[1-9]|1[0-2])$/.test(month)) throw usageError(texts.export.month(month));
    const include = readParts(textOption(given, 'include'), context);
    return run(context, given, (companyId) => ({
      kind: 'pack',
      companyId: companyId!,
      month,
      include,
      pathTemplate: textOption(given, 'names') ?? defaultTemplate,
      language: texts.language,
    }));
  },
};

export const exportSearch: Command = {
  name: 'export search',
  usage: `--out PATH [--format ${listFormatNames.join('|')}] [--company CIF] [--direction received|sent] [--from DAY] [--to DAY] [--org O]`,
  options: {
    out: { kind: 'text', required: true },
    format: { kind: 'text' },
    company: { kind: 'text' },
    direction: { kind: 'text' },
    from: { kind: 'text' },
    to: { kind: 'text' },
    org: { kind: 'text' },
  },
  positionals: { least: 0, most: 0 },
  async run(context, given) {
    const { texts } = context;
    const format = oneOf(textOption(given, 'format') ?? listFormatNames[0], listFormatNames, '--format');
    const direction = textOption(given, 'direction');
    const filter: KeptFilter = {
      issuedFrom: readDay(textOption(given, 'from'), context),
      issuedTo: readDay(textOption(given, 'to'), context),
      direction:
        direction === undefined ? undefined : oneOf(direction, ['received', 'sent'] as const, '--direction'),
    };
    const { language } = texts;
    return run(context, given, (companyId) => {
      const wanted = { ...filter, companyId };
      return { kind: 'search', format, filter: wanted, language };
    });

    function oneOf<T extends string>(text: string, allowed: readonly T[], option: string): T {
      const found = allowed.find((one) => one === text);
      if (!found) throw usageError(texts.export.oneOf(option, allowed.join(', ')));
      return found;
    }
  },
};

async function run(
  context: Context,
  given: Given,
  requestOf: (companyId: string | undefined) => ExportRequest,
): Promise<Answer> {
  const { texts, openApp } = context;
  const cif = readCifOption(textOption(given, 'company'), texts);
  const app = await openApp();
  const actor = operatorOf(await chooseOrganisation(app.db, textOption(given, 'org'), texts));
  const company = cif === undefined ? undefined : await getCompanyByCif(app.db, actor, cif, texts);
  const progress = countProgress(process.stderr);
  const shown = (done: number, total: number) => progress.show(texts.export.progress(done, total));
  const signal = AbortSignal.any([context.signal, app.signal]);
  const request = requestOf(company?.id);
  const made = await exportNow(app, actor, request, { shown, signal }).finally(progress.end);
  const file = await take(made, textOption(given, 'out')!, context);
  return answerOf(made, file, context);
}

/** Into the folder, or under the name, that was given; what is there already stays. */
async function take(made: MadeExport, out: string, { texts }: Context): Promise<string> {
  const isFolder = out.endsWith('/') || (await stat(out).catch(() => undefined))?.isDirectory();
  const file = resolve(isFolder ? join(out, made.fileName) : out);
  try {
    await copyFile(made.at, file, constants.COPYFILE_EXCL);
    return file;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown';
    const message = code === 'EEXIST' ? texts.export.exists(file) : texts.export.cannotWrite(file, code);
    throw new CommandError(exitCodes.failed, 'out', message);
  } finally {
    await rm(made.at, { force: true });
  }
}

function answerOf(made: MadeExport, file: string, { texts }: Context): Answer {
  const { invoices, problems, sizeBytes, sha256 } = made;
  return {
    exitCode: problems > 0 ? exitCodes.partly : exitCodes.done,
    json: { file, invoices, problems, sizeBytes, sha256 },
    lines: [
      texts.export.made(invoices, file),
      `SHA-256 ${sha256}`,
      ...(problems > 0 ? [texts.export.problems(problems)] : []),
    ],
  };
}

function readParts(text: string | undefined, { texts }: Context): PackPart[] {
  const wanted = (text ?? parts.join(',')).split(',').map((one) => one.trim());
  const known = parts.filter((part) => wanted.includes(part));
  if (known.length !== new Set(wanted).size)
    throw usageError(texts.export.oneOf('--include', parts.join(', ')));
  return known;
}

function readDay(text: string | undefined, { texts }: Context): string | undefined {
  if (text === undefined) return undefined;
  if (!/^\d{4}-\d\d-\d\d$/.test(text) || Number.isNaN(Date.parse(text)))
    throw usageError(texts.export.day(text));
  return text;
}
