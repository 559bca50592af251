/** Every mail in both languages: whole as text and as HTML, with our own addresses alone, and readable on a telephone. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { MailContent } from '../core/mail.ts';
import type { SignedHeads } from '../core/statement.ts';
import type { Invoice } from '../db/invoices/invoice.ts';
import { type Language, languages } from '../text/language.ts';
import { confirmAddressMail, invitationMail, passwordResetMail } from './account-mail.ts';
import { alarmMail } from './alarm-mail.ts';
import { confirmDestinationMail, deliveryMail } from './delivery-mail.ts';
import { digestMail } from './digest-mail.ts';
import { headsMail } from './heads-mail.ts';

const publicUrl = 'https://facturi.exemplu.ro';
const token = 'x'.repeat(43);
/** As a person could name a firm. */
const organisation = 'Firma "A & <B>" SRL\r\nBcc: x@y.example https://evil.example';
const unsubscribeUrl = `${publicUrl}/dezabonare?token=${'y'.repeat(120)}`;
const own = { organisation, url: `${publicUrl}/`, unsubscribeUrl };
const invoice = {
  ...{ id: '1', companyId: 'c', cif: '12345674', number: 'F 1', issuedOn: '2026-11-28', payable: '1234.50' },
  ...{ currency: 'RON', direction: 'received', role: 'buyer', seller: { name: 'Furnizor', cif: '99' } },
} as unknown as Invoice;
const head = 'ab'.repeat(32);
const signed = {
  document: { companies: Array.from({ length: 60 }, (_, n) => ({ cif: `${n}`, seq: n, head })) },
  signature: { keyId: 'cd'.repeat(32) },
} as unknown as SignedHeads;
const tasks = Array.from({ length: 25 }, (_, n) => ({ title: `Titlu ${n}`, detail: 'Detaliu' }));

const mails: Record<string, (language: Language) => MailContent> = {
  'a new password': (language) => passwordResetMail(publicUrl, token, language),
  'an address': (language) => confirmAddressMail(publicUrl, token, language),
  'an invitation': (language) => {
    const url = `${publicUrl}/invitatie#token=${token}`;
    return invitationMail({ organisation, url, expiresAt: new Date('2026-12-07T08:00:00Z') }, language);
  },
  'an alarm': (language) => alarmMail({ ...own, tasks: tasks.slice(0, 1) }, language),
  'many alarms': (language) => alarmMail({ ...own, tasks }, language),
  'a digest': (language) =>
    digestMail({ ...own, invoices: [invoice], companies: new Map(), attach: 'pdf' }, language),
  heads: (language) => headsMail({ ...own, day: '2026-11-30', signed }, language),
  'a destination': (language) => confirmDestinationMail({ organisation, publicUrl, token }, language),
  'a delivery': (language) => deliveryMail({ organisation, names: [`${'lung'.repeat(40)}.pdf`] }, language),
};

for (const [name, write] of Object.entries(mails))
  for (const language of languages)
    test(`${name}, ${language}: text and HTML say the same, and lead to our address alone`, () => {
      const { subject, text, html, headers = {} } = write(language);
      assert.match(subject, /^[^\r\n]{5,150}$/);
      assert.ok(!/undefined|null|NaN|\[object/.test(subject + text + html));
      for (const value of [subject, ...Object.values(headers)]) assert.ok(!value.includes(token));

      const links = [...html.matchAll(/(?:href|src)="([^"]*)"/g)].map((found) => found[1]!);
      for (const link of links) {
        assert.equal(new URL(link).origin, publicUrl);
        assert.ok(text.includes(link), link);
      }
      if (name !== 'a delivery') assert.ok(links.length > 0);

      assert.match(html, /<meta name="viewport" content="width=device-width/);
      assert.match(html, /overflow-wrap:break-word/);
      assert.ok(html.includes(`<html lang="${language}">`));
      assert.ok(!/<(?:b|script|img|style|link|form)[ >]/i.test(html), 'markup of ours alone');
      const plain = html
        .replace(/<title>.*?<\/title>/s, '')
        .replace(/<[^>]+>/g, '\n')
        .replaceAll('&lt;', '<')
        .replaceAll('&gt;', '>')
        .replaceAll('&quot;', '"')
        .replaceAll('&amp;', '&');
      for (const line of plain.split('\n').filter((one) => one.trim() !== ''))
        assert.ok(text.includes(line), `not in the text: ${line}`);
      // Comma below, never a cedilla; and no letter of one language in the other.
      assert.ok(!/[şţŞŢ]/.test(text));
      if (language === 'en') assert.ok(!/[ăâîșț]/i.test(text), text);
    });

test('an alarm says what it is about in bold, a credit note is named, a day is written as people write it', () => {
  const { html, text } = alarmMail({ ...own, tasks: [{ title: 'Titlu', detail: 'Detaliu & rest' }] }, 'ro');
  assert.match(html, /<strong>Titlu<\/strong><br>Detaliu &amp; rest</);
  assert.match(text, /^- Titlu\.\n {2}Detaliu & rest$/m);
  const credit = { ...invoice, typeCode: '381' } as Invoice;
  const facts = { ...own, invoices: [credit], companies: new Map(), attach: 'none' as const };
  assert.match(digestMail(facts, 'ro').text, /^- primită \(notă de creditare\), Furnizor,/m);
  assert.match(headsMail({ ...own, day: '2026-11-30', signed }, 'ro').subject, /, 30\.11\.2026$/);
});
