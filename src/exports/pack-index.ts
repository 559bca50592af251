/** The index of a pack: the columns of every list, and where each invoice's files are in the ZIP. Rows wait in a file until the last is known. */
import { writeJsonLine } from '../core/json-line.ts';
import type { ExportLanguage, PackPart } from '../db/exports/export.ts';
import type { Invoice } from '../db/invoices/invoice.ts';
import { exportTexts } from '../text/exports/export-texts.ts';
import { type Column, column } from './column.ts';
import { invoiceColumns } from './invoice-columns.ts';
import { readLines } from './line-file.ts';
import type { PackedInvoice, PackProblem } from './pack-invoice.ts';

export interface IndexRow {
  invoice: Invoice;
  sha256: string | null;
  paths: Partial<Record<PackPart, string>>;
  problem: PackProblem | null;
}

export function packColumns(
  language: ExportLanguage,
  vatKeys: string[],
  members: Map<string, string>,
): Column<IndexRow>[] {
  const { titles: t, problems } = exportTexts[language];
  return [
    ...invoiceColumns(language, vatKeys, members).map(({ value, ...rest }) => ({
      ...rest,
      value: (row: IndexRow) => value(row.invoice),
    })),
    column<IndexRow>(t.sha256, 'text', 30, (row) => row.sha256),
    column<IndexRow>(t.zip, 'text', 50, (row) => row.paths.zip ?? null),
    column<IndexRow>(t.xml, 'text', 50, (row) => row.paths.xml ?? null),
    column<IndexRow>(t.pdf, 'text', 50, (row) => row.paths.pdf ?? null),
    column<IndexRow>(t.problem, 'text', 40, (row) => row.problem && problems[row.problem]),
  ];
}

export function indexRow({ invoice, sha256, problem }: PackedInvoice, paths: IndexRow['paths']): string {
  return writeJsonLine({ invoice, sha256, paths, problem } satisfies IndexRow);
}

/** JSON has no instants. */
type Written = Omit<Invoice, 'availableAt' | 'arrivedAt' | 'markedAt'> & {
  availableAt: string | null;
  arrivedAt: string;
  markedAt: string | null;
};

export async function* indexPages(file: string): AsyncGenerator<IndexRow[]> {
  for await (const page of readLines(file)) yield page.map(readRow);
}

function readRow(line: string): IndexRow {
  const row = JSON.parse(line) as Omit<IndexRow, 'invoice'> & { invoice: Written };
  const { availableAt, arrivedAt, markedAt } = row.invoice;
  return {
    ...row,
    invoice: {
      ...row.invoice,
      availableAt: availableAt === null ? null : new Date(availableAt),
      arrivedAt: new Date(arrivedAt),
      markedAt: markedAt === null ? null : new Date(markedAt),
    },
  };
}
