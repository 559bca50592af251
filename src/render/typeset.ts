/**
 * A sheet as a PDF/A file, by typst. Native code that cannot be interrupted: it is called in a worker thread only
 * (pdf-worker.ts), with no more lines than were measured to be bearable. The same sheet gives the same bytes.
 */
import { join } from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import type { Certificate } from './certificate.ts';
import type { PrintSheet } from './print-sheet.ts';
import type { Sheet } from './sheet.ts';
import { withBreaks } from './with-breaks.ts';

/** Documents are data, given beside these files and never written into them. */
const templates = join(import.meta.dirname, 'typst');
const invoiceTemplate = join(templates, 'invoice.typ');
const printTemplate = join(templates, 'print.typ');
const certificateTemplate = join(templates, 'certificate.typ');
const signTemplate = join(templates, 'sign.typ');

/** An invoice has no attachments: the original is the ZIP, not this file. A certificate has the statement that it prints. */
const pdfStandard = 'a-2b';
const withAttachment = 'a-3b';

/** What nearly all invoices are written with; the fonts have every one of these. */
export const surelyKnown =
  /^[\n\u0020-\u007e\u00a0-\u017f\u0218-\u021b\u200b\u2013\u2014\u2018-\u201a\u201c-\u201e\u2022\u2026\u20ac\ufffd]*$/u;

/** Replaces a sign that the fonts lack. */
const unknownSign = '\ufffd';
const mostRemembered = 10_000;
/** Each sign costs a page; no real invoice has so many doubtful ones. Beyond the limit, signs count as lacking. */
const mostAsked = 1_000;

export interface Typesetter {
  /** @throws Error when typst refuses, which is our bug: what a stranger wrote is data */
  pdf(sheet: Sheet): Buffer;
  /** Several invoices in one file. */
  print(sheet: PrintSheet): Buffer;
  /** @param signed what is attached */
  certificate(certificate: Certificate, signed: string): Buffer;
}

export function createTypesetter(): Typesetter {
  const compiler = NodeCompiler.create({ workspace: templates });
  const signs = new Map<string, boolean>();

  return {
    pdf: (sheet) =>
      thenEvicted(() =>
        compiler.pdf(compile(invoiceTemplate, { sheet: prepare(withBreaks(sheet)) }), { pdfStandard }),
      ),
    print: (print) =>
      thenEvicted(() => {
        const sheets = print.sheets.map((sheet) => JSON.parse(prepare(withBreaks(sheet))));
        return compiler.pdf(compile(printTemplate, { sheet: prepare({ ...print, sheets }) }), {
          pdfStandard,
        });
      }),
    certificate: (certificate, signed) =>
      thenEvicted(() =>
        compiler.pdf(compile(certificateTemplate, { sheet: prepare(certificate), attached: signed }), {
          pdfStandard: withAttachment,
        }),
      ),
  };

  function thenEvicted(set: () => Buffer): Buffer {
    try {
      return set();
    } finally {
      // What was laid out for one document helps no other.
      compiler.evictCache(0);
    }
  }

  function compile(mainFilePath: string, inputs: Record<string, string>) {
    const compiled = compiler.compile({ mainFilePath, inputs });
    if (compiled.result) return compiled.result;
    const error = compiled.takeError();
    // Positions in the template and the compiler's words; the document's text is in neither.
    const words = error === null ? '' : JSON.stringify(compiler.fetchDiagnostics(error));
    throw new Error(`typst refuses the sheet: ${words.slice(0, 500)}`);
  }

  /** PDF/A bears no missing glyph, so signs that the fonts lack are replaced first, and the sheet says so. */
  function prepare(sheet: Sheet | Certificate | PrintSheet): string {
    const written = JSON.stringify({ ...sheet, signsMissing: false });
    if (surelyKnown.test(written)) return written;
    const unknown = unknownAmong([...new Set(written)].filter((sign) => !surelyKnown.test(sign)));
    if (unknown.size === 0) return written;
    const shown = [...written].map((sign) => (unknown.has(sign) ? unknownSign : sign)).join('');
    return JSON.stringify({ ...JSON.parse(shown), signsMissing: true });
  }

  function unknownAmong(asked: string[]): Set<string> {
    if (signs.size > mostRemembered) signs.clear();
    for (const sign of asked.slice(0, mostAsked)) if (!signs.has(sign)) signs.set(sign, hasGlyph(sign));
    return new Set(asked.filter((sign) => !signs.get(sign)));
  }

  /** Only the export of a PDF/A looks whether every sign has its glyph. */
  function hasGlyph(sign: string): boolean {
    const page = compile(signTemplate, { sign });
    try {
      compiler.pdf(page, { pdfStandard });
      return true;
    } catch {
      return false;
    }
  }
}
