/** A mail as plain text and as simple HTML, made of paragraphs, lists and at most one link. Pure. */
import { checkHeaderValue, type MailContent } from '../core/mail.ts';
import type { Language } from '../text/language.ts';

export interface MailText {
  subject: string;
  /** In order; a list is lines that belong together. */
  body: (string | readonly string[])[];
  link?: { label: string; url: string };
  /** Below the link, smaller. */
  foot: string[];
}

const longestSubject = 150;

/** What comes from documents and people may hold anything: it is text, and never markup or a header. */
export function composeMail({ subject, body, link, foot }: MailText, language: Language): MailContent {
  const title = oneLine(subject).slice(0, longestSubject);
  const lines = (part: string | readonly string[]) =>
    typeof part === 'string' ? oneLine(part) : part.map((line) => `- ${oneLine(line)}`).join('\n');
  const text = [
    ...body.map(lines),
    ...(link ? [`${link.label}:\n${link.url}`] : []),
    '-- ',
    foot.join('\n'),
  ].join('\n\n');
  return {
    subject: checkHeaderValue('subject', title),
    text: `${text}\n`,
    html: `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><title>${escapeHtml(title)}</title></head>
<body style="font:16px/1.5 sans-serif;color:#1c2430;max-width:40rem">
${body.map(htmlOf).join('\n')}
${link ? `<p><a href="${escapeHtml(link.url)}">${escapeHtml(link.label)}</a></p>` : ''}
<hr style="border:0;border-top:1px solid #d5dae1">
<p style="font-size:13px;color:#56606e">${foot.map((line) => linked(oneLine(line))).join('<br>')}</p>
</body></html>
`,
  };
}

function htmlOf(part: string | readonly string[]): string {
  if (typeof part === 'string') return `<p>${escapeHtml(oneLine(part))}</p>`;
  return `<ul>${part.map((line) => `<li>${escapeHtml(oneLine(line))}</li>`).join('')}</ul>`;
}

/** Control characters are blanks; marks that change the direction of what follows are left out. */
function oneLine(text: string): string {
  return text
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    .trim();
}

/** An address of ours at the end of a line. */
function linked(line: string): string {
  return escapeHtml(line).replace(/https?:\/\/[^\s<>"]+$/, (url) => `<a href="${url}">${url}</a>`);
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
