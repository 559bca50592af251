/** Invents companies: a CIF with a good control digit, and everything else that follows from the CIF alone. */

import { COUNTIES, STREETS } from './places.ts';
import { createRandom, type Random, seedOf } from './random.ts';

export interface Company {
  cif: string;
  name: string;
  vatPayer: boolean;
  tradeRegister: string;
  iban: string;
  bank: string;
  street: string;
  city: string;
  postalZone: string;
  county: string;
  phone: string;
  email: string;
  contact: string;
}

const TRADES = [
  'Brutăria',
  'Atelierul',
  'Depozitul',
  'Tipografia',
  'Tâmplăria',
  'Papetăria',
  'Moara',
  'Ferma',
  'Cofetăria',
  'Vinăria',
  'Pensiunea',
  'Librăria',
  'Farmacia',
  'Fierăria',
  'Curățătoria',
  'Transporturi',
  'Construcții',
  'Instalații',
  'Electrica',
  'Serviciul Auto',
  'Grădina',
  'Stupina',
  'Lăptăria',
  'Măcelăria',
  'Țesătoria',
  'Sticlăria',
  'Cabinetul',
  'Agenția',
  'Softul',
];
const THEMES = [
  'Doi Cocoși',
  'Trei Stejari',
  'Norul Alb',
  'Pisica Verde',
  'Șapte Spice',
  'Luna Plină',
  'Barza Veselă',
  'Ariciul Harnic',
  'Podul Vechi',
  'Fântâna Rece',
  'Ursul Blând',
  'Iarba Înaltă',
  'Mărul Roșu',
  'Țestoasa Iute',
  'Zmeul de Hârtie',
  'Călimara',
  'Roata Mică',
  'Vulpea Șireată',
  'Cireșul Amar',
  'Greierele',
  'Dealul Însorit',
  'Râul Lin',
  'Bufnița Trează',
];
const FORMS = ['SRL', 'SRL', 'SRL', 'SRL', 'S.R.L.', 'SA', 'SRL-D', 'S.C.S.', 'SNC'];
const DESKS = [
  'Departament Vânzări',
  'Serviciul Contabilitate',
  'Birou Facturare',
  'Relații Clienți',
  'Secretariat',
];
// Invented bank codes: an account number made here belongs to no one.
const BANKS = [
  ['BXEA', 'Banca Exemplu A'],
  ['BXEB', 'Banca Exemplu B'],
  ['PRBA', 'Banca de Probă'],
  ['CASX', 'Casa de Economii Închipuită'],
] as const;

/** Control digit of a CIF's body: weights 753217532 from the right, times ten, modulo eleven, ten counts as zero. */
export function cifControlDigit(body: string): string {
  const weights = '753217532';
  let sum = 0;
  for (let i = 1; i <= body.length; i++) sum += Number(body[body.length - i]) * Number(weights[9 - i]);
  return String(((sum * 10) % 11) % 10);
}

/** From 90 million up, where the register has not got to: well-formed, and no company's. */
export function inventCif(random: Random): string {
  const body = `9${random.digits(random.chance(0.1) ? 8 : 6)}`;
  return body + cifControlDigit(body);
}

/** The whole company behind a CIF. It is the same one in every document of that CIF. */
export function companyOf(cif: string, name?: string): Company {
  const random = createRandom(seedOf(cif, 1));
  const place = random.pick(COUNTIES);
  const invented = inventName(random);
  const [bankCode, bank] = random.pick(BANKS);
  const account = random.digits(16);
  const desk = random.pick(DESKS);
  const bucharest = place.code === 'RO-B';
  const year = random.int(1991, 2023);
  return {
    cif,
    name: name ?? invented,
    vatPayer: random.chance(0.7),
    tradeRegister: random.chance(0.1)
      ? `J${random.int(2024, 2025)}${random.digits(6)}${place.register.padStart(2, '0')}${random.digits(1)}`
      : `J${place.register}/${random.int(10, 19999)}/${year}`,
    iban: iban(bankCode, account),
    bank,
    street: `${random.pick(STREETS)} nr. ${random.int(1, 240)}${random.chance(0.3) ? `, bl. ${random.pick(['A1', 'B', 'C4', '12'])}, ap. ${random.int(1, 90)}` : ''}`,
    city: bucharest ? `SECTOR${random.int(1, 6)}` : random.pick(place.cities),
    postalZone: `${place.zone}${random.digits(4)}`,
    county: place.code,
    phone: `0700 000 ${random.digits(3)}`,
    email: `${random.pick(['contact', 'office', 'facturi'])}@firma-${cif}.example`,
    contact: desk,
  };
}

function inventName(random: Random): string {
  const theme = random.pick(THEMES);
  const form = random.pick(FORMS);
  const shape = random.int(0, 19);
  if (shape === 0) return `${theme} & Asociații ${form}`;
  if (shape === 1) return `${random.pick(TRADES)} "${theme}" ${form}`;
  if (shape === 2) return `${theme} L'Atelier ${form}`;
  if (shape === 3) return `${random.pick(TRADES)} ${theme} ${form}`.toUpperCase();
  return `${random.pick(TRADES)} ${theme} ${form}`;
}

/** A Romanian IBAN with good check digits (ISO 13616: modulo 97 over the rearranged text, letters as 10..35). */
export function iban(bankCode: string, account: string): string {
  let remainder = 0;
  for (const char of `${bankCode}${account}RO00`) {
    const value = Number.parseInt(char, 36);
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
  }
  return `RO${String(98 - remainder).padStart(2, '0')}${bankCode}${account}`;
}

/**
 * Thirteen digits shaped like a personal code that no person can have: the month does not exist.
 * Half the time the placeholder of thirteen zeros, as shops send it.
 */
export function inventPersonalCode(random: Random): string {
  if (random.chance(0.5)) return '0000000000000';
  return `${random.int(1, 8)}${random.digits(2)}${random.int(13, 99)}${random.int(32, 99)}${random.digits(6)}`;
}
