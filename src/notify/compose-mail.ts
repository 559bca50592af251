/** A mail as plain text and as simple HTML, made of paragraphs, lists and at most one link. Pure. */
import { checkHeaderValue, type MailContent } from '../core/mail.ts';
import type { Language } from '../text/language.ts';

export interface MailText {
  subject: string;
  /** In order; a list is lines that belong together. */
  body: (string | readonly MailLine[])[];
  link?: MailLink;
  /** Below the link, smaller. */
  foot: (string | MailLink)[];
}

/** A line of a list, or what it is about in bold with the rest below it. */
export type MailLine = string | { title: string; detail: string };

/** To an address of ours. An address in the text of somebody else, such as a firm's name, is never made a link. */
export interface MailLink {
  label: string;
  url: string;
}

const longestSubject = 150;

/** What comes from documents and people may hold anything: it is text, and never markup or a header. */
export function composeMail({ subject, body, link, foot }: MailText, language: Language): MailContent {
  const title = [...oneLine(subject)].slice(0, longestSubject).join('');
  const lines = (part: string | readonly MailLine[]) =>
    typeof part === 'string' ? oneLine(part) : part.map((line) => `- ${textOf(line)}`).join('\n');
  const text = [
    ...body.map(lines),
    ...(link ? [`${link.label}:\n${link.url}`] : []),
    '-- ',
    foot.map((line) => (typeof line === 'string' ? oneLine(line) : `${line.label}: ${line.url}`)).join('\n'),
  ].join('\n\n');
  return {
    subject: checkHeaderValue('subject', title),
    text: `${text}\n`,
    // For a telephone: its own width, long addresses broken, a link that a finger finds. Both colours, for dark schemes.
    html: `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title></head>
<body style="margin:0;background:#ffffff">
<div style="font:16px/1.5 sans-serif;color:#1c2430;background:#ffffff;max-width:40rem;padding:16px;overflow-wrap:break-word;word-break:break-word">
${body.map(htmlOf).join('\n')}
${link ? `<p><a href="${escapeHtml(link.url)}" style="display:inline-block;padding:8px 0;color:#0b57a4">${escapeHtml(link.label)}</a></p>` : ''}
<hr style="border:0;border-top:1px solid #d5dae1">
<p style="font-size:13px;color:#56606e">${foot.map(footOf).join('<br>')}</p>
</div></body></html>
`,
  };
}

function textOf(line: MailLine): string {
  return typeof line === 'string' ? oneLine(line) : `${oneLine(line.title)}.\n  ${oneLine(line.detail)}`;
}

function htmlOf(part: string | readonly MailLine[]): string {
  if (typeof part === 'string') return `<p>${escapeHtml(oneLine(part))}</p>`;
  const itemOf = (line: MailLine) =>
    typeof line === 'string'
      ? escapeHtml(oneLine(line))
      : `<strong>${escapeHtml(oneLine(line.title))}</strong><br>${escapeHtml(oneLine(line.detail))}`;
  return `<ul style="padding-left:20px">${part.map((line) => `<li style="margin-bottom:8px">${itemOf(line)}</li>`).join('')}</ul>`;
}

/** Control characters are blanks; marks that change the direction of what follows are left out. */
function oneLine(text: string): string {
  return text
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    .trim();
}

function footOf(line: string | MailLink): string {
  if (typeof line === 'string') return escapeHtml(oneLine(line));
  return `<a href="${escapeHtml(line.url)}" style="color:#0b57a4">${escapeHtml(line.label)}</a>`;
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
