/** Indicii: facturi care poate lipsesc, deși ANAF nu le-a listat. */
import type { Hint } from '../../api/hints.ts';

export const hints = {
  title: 'Indicii',
  lead: 'Presupuneri despre facturi pe care ANAF nu le-a listat niciodată. Nu fac parte din dovadă: completitudinea spune ce a listat ANAF, indiciile spun ce ar mai fi de întrebat. Se caută noaptea.',
  none: 'Niciun indiciu.',
  noneLikely: 'Niciun indiciu probabil.',
  showPossible: 'Și cele posibile: multe dintre ele nu înseamnă nimic',
  noneSilenced: 'Niciun indiciu nu a fost oprit.',
  showSilenced: 'Și cele care nu se așteaptă',
  confidence: { likely: 'probabil', possible: 'posibil' } satisfies Record<Hint['confidence'], string>,
  sentence: {
    number_gap: (partner: string, missing: string) =>
      `Numerele de la ${partner} continuă, dar lipsește ${missing}.`,
    silent_partner: (partner: string, months: string) =>
      `${partner} a trimis facturi lună de lună (${months}), dar nu și în luna următoare.`,
    referred_invoice: (partner: string, missing: string) =>
      `O factură de la ${partner} trimite la ${missing}, care nu este aici.`,
    journal_entry: (partner: string, missing: string) =>
      `În jurnalul comparat este ${missing} de la ${partner}, fără document.`,
    buyer_message: (_partner: string, upload: string) =>
      `Un mesaj trimis vânzătorului este despre factura cu indexul ${upload}, care nu este în arhivă.`,
  } satisfies Record<Hint['kind'], (partner: string, what: string) => string>,
  own: {
    number_gap: (missing: string) => `Numerele facturilor emise continuă, dar lipsește ${missing}.`,
    referred_invoice: (partner: string, missing: string) =>
      `O factură emisă către ${partner} trimite la ${missing}, care nu este aici.`,
    journal_entry: (partner: string, missing: string) =>
      `În jurnalul de vânzări este ${missing} către ${partner}, fără document.`,
    buyer_message: (_partner: string, upload: string) =>
      `Un mesaj al cumpărătorului este despre factura cu indexul ${upload}, care nu este în arhivă.`,
  },
  message: 'mesajul',
  withoutNumber: 'o înregistrare fără număr',
  unknown: 'un partener fără cod',
  evidence: 'Dovezi:',
  silence: 'Nu se așteaptă',
  silenceOne: (sentence: string) => `Nu se așteaptă: ${sentence}`,
  expect: 'Se așteaptă totuși',
};
