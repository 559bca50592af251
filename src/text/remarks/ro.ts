/** What each remark about a document says in Romanian. The rule's name stands beside it. */
import type { RemarkCode } from '../../core/remark.ts';

const tooLong = (most: number) => `Textul are peste ${most} de caractere, cât permite CIUS-RO.`;

const categoryBase =
  'Baza de calcul a categoriei de TVA nu este suma liniilor, deducerilor și taxelor suplimentare din acea categorie.';

export const ro = {
  not_a_number: 'Valoarea din document nu este un număr.',
  not_a_date: 'Valoarea din document nu este o dată.',
  not_base64: 'Fișierul atașat nu este codificat base64 și nu poate fi extras.',
  other_currency: 'Totalul TVA este scris numai în altă monedă decât cea a facturii.',
  too_long: 'Textul este neobișnuit de lung și este afișat scurtat; originalul îl are întreg.',
  too_many: 'Sunt neobișnuit de multe și sunt afișate numai primele; originalul le are pe toate.',
  'BR-02': 'Lipsește numărul facturii.',
  'BR-03': 'Lipsește data emiterii.',
  'BR-04': 'Lipsește codul tipului facturii.',
  'BR-05': 'Lipsește moneda facturii.',
  'BR-06': 'Lipsește numele vânzătorului.',
  'BR-07': 'Lipsește numele cumpărătorului.',
  'BR-12': 'Lipsește suma valorilor nete ale liniilor.',
  'BR-13': 'Lipsește totalul fără TVA.',
  'BR-14': 'Lipsește totalul cu TVA.',
  'BR-15': 'Lipsește suma de plată.',
  'BR-16': 'Factura nu are nicio linie.',
  'BR-22': 'Lipsește cantitatea de pe linie.',
  'BR-24': 'Lipsește valoarea netă a liniei.',
  'BR-25': 'Lipsește numele articolului.',
  'BR-26': 'Lipsește prețul net al articolului.',
  'BR-53': 'Lipsește totalul TVA în moneda de contabilizare.',
  'BR-CO-04': 'Lipsește categoria de TVA a liniei.',
  'BR-CO-10': 'Suma valorilor nete ale liniilor diferă de cea scrisă.',
  'BR-CO-11': 'Suma deducerilor la nivelul documentului diferă de cea scrisă.',
  'BR-CO-12': 'Suma taxelor suplimentare la nivelul documentului diferă de cea scrisă.',
  'BR-CO-13': 'Totalul fără TVA nu este suma liniilor, minus deduceri, plus taxe suplimentare.',
  'BR-CO-14': 'Totalul TVA nu este suma TVA pe categorii.',
  'BR-CO-15': 'Totalul cu TVA nu este totalul fără TVA plus TVA.',
  'BR-CO-16': 'Suma de plată nu este totalul cu TVA, minus suma plătită, plus rotunjirea.',
  'BR-CO-17': 'TVA a categoriei nu este baza de calcul înmulțită cu cota.',
  'BR-S-08': categoryBase,
  'BR-Z-08': categoryBase,
  'BR-E-08': categoryBase,
  'BR-AE-08': categoryBase,
  'BR-IC-08': categoryBase,
  'BR-G-08': categoryBase,
  'BR-O-08': categoryBase,
  'BR-AF-08': categoryBase,
  'BR-AG-08': categoryBase,
  line_net:
    'Valoarea netă a liniei nu este cantitatea înmulțită cu prețul, minus deduceri, plus taxe suplimentare.',
  'BR-RO-010': 'Numărul facturii nu conține nicio cifră.',
  'BR-RO-020':
    'Codul tipului facturii nu este unul permis: 380, 384, 389, 751 pentru facturi, 381 pentru note de creditare.',
  'BR-RO-030': 'Factura este în altă monedă decât leul, iar moneda de contabilizare a TVA nu este RON.',
  'BR-RO-080': 'Lipsește prima linie a adresei.',
  'BR-RO-090': 'Lipsește localitatea din adresă.',
  'BR-RO-100': 'În București localitatea se scrie SECTOR1 până la SECTOR6.',
  'BR-RO-110': 'Județul nu este un cod din lista ISO 3166-2:RO, cum este RO-CJ.',
  'BR-RO-120': 'Lipsește codul fiscal sau numărul de înregistrare al cumpărătorului.',
  'BR-RO-A020': 'Sunt mai mult de 20 de comentarii.',
  'BR-RO-A050': 'Sunt mai mult de 50 de documente însoțitoare.',
  'BR-RO-A500': 'Sunt mai mult de 500 de facturi anterioare.',
  'BR-RO-L100': tooLong(100),
  'BR-RO-L150': tooLong(150),
  'BR-RO-L200': tooLong(200),
  'BR-RO-L300': tooLong(300),
  negative_credit_note:
    'Nota de creditare (381) se scrie fără minus. Aceasta are sume negative: în totaluri și în SAGA se iau așa cum sunt, deci scad.',
  company_not_a_party:
    'Firma la care ANAF a depus factura nu apare în document nici ca vânzător, nici ca cumpărător.',
} satisfies Record<RemarkCode, string>;
