/**
 * transformare and validare: a document in, a PDF or a verdict out. Only under prod. The PDF is a real one of a single
 * line, and validation looks no further than well-formedness and the root: rendering and CIUS-RO rules are not the point.
 */

import { type Answer, html, json, notFound } from '../answer.ts';
import type { Call } from '../call.ts';
import { withDocument } from '../canonical.ts';
import { renderNotes } from '../notes.ts';
import { wafPage } from '../pages.ts';
import { pdfOf } from '../pdf.ts';

const rootFor: Record<string, string> = { FACT1: 'Invoice', FCN: 'CreditNote' };
const maxBytes = 5 * 2 ** 20;

export function render(_: unknown, call: Call): Answer {
  const [standard, withoutValidation] = call.rest;
  if (call.environment !== 'prod' || call.method !== 'POST' || !standard)
    return notFound(call.path.replace(/^\/prod/, ''), call.at);
  // Only the public host has this wall, so a call with a token passes (seen 2026-07-30).
  if (!call.token && withoutValidation === 'DA' && angersTheWall(call.body))
    return html(wafPage(call.at), 'waf');
  const fault = faultOf(call.body, standard);
  if (fault) return nok(fault, call);
  return { status: 200, type: 'application/pdf', body: pdfOf(titleOf(call.body)), outcome: 'rendered' };
}

export function validate(_: unknown, call: Call): Answer {
  const standard = call.rest[0];
  if (call.environment !== 'prod' || call.method !== 'POST' || !standard)
    return notFound(call.path.replace(/^\/prod/, ''), call.at);
  const fault = faultOf(call.body, standard);
  return fault ? nok(fault, call) : json({ stare: 'ok', trace_id: traceId(call) }, 'validated');
}

/** Three of four rejected documents had a relative path in xsi:schemaLocation, the fourth a word that looks like a command. */
function angersTheWall(body: Buffer): boolean {
  const text = body.toString();
  const locations = /schemaLocation\s*=\s*["']([^"']*)["']/.exec(text)?.[1]?.split(/\s+/) ?? [];
  const relative = locations.some(
    (location) => location.includes('/') && !/^[a-z][a-z0-9+.-]*:/i.test(location),
  );
  return relative || /;(CP|rm) /.test(text);
}

function faultOf(body: Buffer, standard: string): string | undefined {
  const root = rootFor[standard];
  if (!root) return renderNotes.standardUnknown;
  if (body.length > maxBytes) return renderNotes.tooBig;
  try {
    const found = withDocument(body, (document) => document.root.name);
    return found === root
      ? undefined
      : saxNote(`cvc-elt.1.a: Cannot find the declaration of element '${found}'.`);
  } catch {
    return saxNote('Content is not allowed in prolog.');
  }
}

/** The frame of the note is known from uploads; what follows is the usual message of ANAF's XML parser. */
const saxNote = (what: string): string =>
  `Fisierul transmis nu este valid. org.xml.sax.SAXParseException; lineNumber: 1; columnNumber: 1; ${what}`;

/** The document's own number. */
const titleOf = (body: Buffer): string =>
  withDocument(body, (document) => document.get("/*/*[local-name()='ID']")?.content ?? '');

const nok = (message: string, call: Call): Answer =>
  json({ stare: 'nok', Messages: [{ message }], trace_id: traceId(call) }, 'nok');

const traceId = ({ at }: Call): string =>
  `00000000-0000-4000-8000-${Math.floor(at).toString(16).padStart(12, '0')}`;
