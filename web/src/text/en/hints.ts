/** Hints, in English. */
import type { hints as ro } from '../ro/hints.ts';

export const hints: typeof ro = {
  title: 'Hints',
  lead: 'Guesses about invoices that ANAF never listed. They are not part of the proof: completeness says what ANAF listed, hints say what may be worth asking for. They are looked for at night.',
  none: 'No hints.',
  noneLikely: 'No likely hints.',
  showPossible: 'Possible ones as well: many of them mean nothing',
  noneSilenced: 'No hint was silenced.',
  showSilenced: 'Those that are not expected as well',
  confidence: { likely: 'likely', possible: 'possible' },
  sentence: {
    number_gap: (partner, missing) => `The numbers of ${partner} continue, but ${missing} is missing.`,
    silent_partner: (partner, months) =>
      `${partner} sent invoices every month (${months}), but none in the next one.`,
    referred_invoice: (partner, missing) =>
      `An invoice of ${partner} refers to ${missing}, which is not here.`,
    journal_entry: (partner, missing) =>
      `The compared journal has ${missing} of ${partner}, without a document.`,
    buyer_message: (_partner, upload) =>
      `A message sent to the seller is about the invoice with index ${upload}, which is not in the archive.`,
  },
  own: {
    number_gap: (missing) => `The numbers of issued invoices continue, but ${missing} is missing.`,
    referred_invoice: (partner, missing) =>
      `An invoice issued to ${partner} refers to ${missing}, which is not here.`,
    journal_entry: (partner, missing) =>
      `The sales journal has ${missing} to ${partner}, without a document.`,
    buyer_message: (_partner, upload) =>
      `A buyer's message is about the invoice with index ${upload}, which is not in the archive.`,
  },
  message: 'the message',
  withoutNumber: 'an entry without a number',
  unknown: 'a partner without a code',
  evidence: 'Evidence:',
  silence: 'Not expected',
  silenceOne: (sentence) => `Not expected: ${sentence}`,
  expect: 'Expected after all',
};
