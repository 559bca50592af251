/** An invoice as one page of HTML that needs nothing else: no script, no image, no font. For screens, screen readers and printers. */
import { mostInHtml } from './caps.ts';
import { style } from './html-style.ts';
import { type Html, html, trusted } from './markup.ts';
import type { InvoiceRequest } from './render-pdf.ts';
import type { Row, Section } from './rows.ts';
import { type Sheet, sheetOf } from './sheet.ts';
import type { SheetLine } from './sheet-lines.ts';
import type { SheetParty } from './sheet-parties.ts';

/** Pure; to be served with `htmlPolicy`. */
export function renderHtml({ invoice, provenance, language }: InvoiceRequest): string {
  const sheet = sheetOf(invoice, provenance, { language, ...mostInHtml });
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${sheet.title}</title>
<style>${trusted(style)}</style>
</head>
<body>${pageOf(sheet)}</body>
</html>
`.html;
}

function pageOf(sheet: Sheet): Html {
  return html`<header><h1>${sheet.kind}<small>${sheet.number}</small></h1>${listOf(sheet.facts)}</header>
<main><div class="pair">${sheet.parties.map(partyOf)}</div>
<div class="pair">${sheet.sections.map(sectionOf)}</div>
${linesOf(sheet)}
<div class="pair">${vatOf(sheet)}${totalsOf(sheet)}</div>
${sheet.after.map(sectionOf)}
${notesOf(sheet)}</main>
${footOf(sheet)}`;
}

function listOf(rows: Row[], className = 'terms'): Html {
  return html`<dl class="${className}">${rows.map(([label, value]) => html`<dt>${label}</dt><dd>${value}</dd>`)}</dl>`;
}

function partyOf({ role, name, rows }: SheetParty): Html {
  return html`<section><h2>${role}</h2><p class="name">${name}</p>${listOf(rows)}</section>`;
}

function sectionOf({ title, rows }: Section): Html {
  return html`<section><h2>${title}</h2>${listOf(rows)}</section>`;
}

function linesOf({ columns, lines, linesCut }: Sheet): Html {
  return html`<section class="lines"><div class="scroll"><table>
<thead><tr><th scope="col">${columns.ordinal}</th><th scope="col" class="item">${columns.item}</th><th scope="col" class="figure">${columns.quantity}</th><th scope="col" class="unit">${columns.unit}</th><th scope="col" class="figure">${columns.price}</th><th scope="col" class="figure">${columns.vat}</th><th scope="col" class="figure">${columns.net}</th></tr></thead>
<tbody>${lines.map(lineOf)}</tbody></table></div>${linesCut && html`<p class="alarm">${linesCut}</p>`}</section>`;
}

function lineOf(line: SheetLine): Html {
  const more = line.more.map((text) => html`<div class="small quiet">${text}</div>`);
  return html`<tr><td class="ordinal small quiet">${line.id}</td><td class="item">${line.name}${more}</td><td class="figure">${line.quantity}</td><td class="unit">${line.unit}</td><td class="figure">${line.price}${line.priceFor && html`<div class="small quiet">${line.priceFor}</div>`}</td><td class="figure">${line.vat}</td><td class="figure">${line.net}</td></tr>
`;
}

function vatOf({ vat }: Sheet): Html {
  if (vat.rows.length === 0) return html`<section></section>`;
  const [category, ...figures] = vat.columns;
  const heads = figures.map((text) => html`<th scope="col" class="figure">${text}</th>`);
  const rows = vat.rows.map(
    (one) =>
      html`<tr><td>${one.category}${one.reason && html`<div class="small quiet">${one.reason}</div>`}</td><td class="figure">${one.rate}</td><td class="figure">${one.base}</td><td class="figure">${one.vat}</td></tr>`,
  );
  return html`<section><h2>${vat.title}</h2><table><thead><tr><th scope="col">${category ?? ''}</th>${heads}</tr></thead><tbody>${rows}</tbody></table></section>`;
}

function totalsOf({ totals: { rows, payable } }: Sheet): Html {
  return html`<section>${listOf(rows, 'totals')}${payable && html`<p class="payable"><span>${payable[0]}</span><b>${payable[1]}</b></p>`}</section>`;
}

function notesOf({ notes: { title, texts } }: Sheet): Html | null {
  return texts.length === 0
    ? null
    : html`<section><h2>${title}</h2>${texts.map((text) => html`<div class="note">${text}</div>`)}</section>`;
}

function footOf({ provenance }: Sheet): Html {
  const { seal, alarming, rows, sha256, disclaimer } = provenance;
  const about = ([label, value]: Row) => html`${label}: <b>${value}</b>`;
  const lines = rows.map((row) => html`<p>${row.map((one, i) => html`${i > 0 && ' · '}${about(one)}`)}</p>`);
  return html`<footer><p class="seal${alarming && ' alarm'}">${about(seal)}</p>${lines}<p>${about(sha256)}</p><p>${disclaimer}</p></footer>`;
}
