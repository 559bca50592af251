/**
 * PlatitorTvaRest v9: the public registry of taxpayers, without a token. It knows the companies of this world and what
 * the world says of other codes. How it refuses more than a hundred codes, or two calls in a second, is in no paper.
 */

import { type Answer, json } from '../answer.ts';
import { wallDay } from '../bucharest.ts';
import type { Call } from '../call.ts';
import type { Ctx } from '../context.ts';
import { companyOf } from '../documents/companies.ts';
import { tooManyRequests } from '../refusals.ts';
import type { Taxpayer } from '../world-register.ts';

const mostCodes = 100;

export function registry({ world, quotas, settings }: Ctx, call: Call): Answer {
  if (!quotas.takeRegistry(call.at))
    return { ...tooManyRequests(settings.tooManyRequests), outcome: 'quota_second' };
  const asked = readAsked(call);
  if (!asked) return json({ cod: 400, message: 'BAD REQUEST' }, 'bad_request', 400);
  const found: Record<string, unknown>[] = [];
  const notFound: number[] = [];
  for (const { cui, data } of asked) {
    const cif = String(cui);
    const taxpayer = { ...world.taxpayers.get(cif) };
    const company = world.companies.get(cif);
    if (taxpayer.known === false || (!company && !world.taxpayers.has(cif))) notFound.push(cui);
    else found.push(entryOf(cif, data, { ...(company && { name: inCapitals(company.name) }), ...taxpayer }));
  }
  return json({ cod: 200, message: 'SUCCESS', found, notFound }, 'registry');
}

function readAsked({ body, at }: Call): { cui: number; data: string }[] | undefined {
  let rows: unknown;
  try {
    rows = JSON.parse(body.toString());
  } catch {
    return undefined;
  }
  if (!Array.isArray(rows) || rows.length === 0 || rows.length > mostCodes) return undefined;
  const isRow = (row: unknown): row is { cui: number; data: string } => {
    const { cui, data } = (row ?? {}) as { cui?: unknown; data?: unknown };
    return (
      Number.isSafeInteger(cui) &&
      typeof data === 'string' &&
      /^\d{4}-\d\d-\d\d$/.test(data) &&
      data <= wallDay(at)
    );
  };
  return rows.every(isRow) ? rows : undefined;
}

/** As the registry writes names: in capitals, with the cedillas of old fonts. */
const inCapitals = (name: string): string =>
  name.toUpperCase().replaceAll('Ș', 'Ş').replaceAll('Ț', 'Ţ').replaceAll('S.R.L.', 'SRL');

const counties: Record<string, string> = {
  ...{
    B: 'Municipiul București',
    AB: 'Alba',
    AG: 'Argeș',
    AR: 'Arad',
    BC: 'Bacău',
    BH: 'Bihor',
    BV: 'Brașov',
  },
  ...{ CJ: 'Cluj', CT: 'Constanța', DJ: 'Dolj', GL: 'Galați', HR: 'Harghita', IF: 'Ilfov', IS: 'Iași' },
  ...{ MM: 'Maramureș', MS: 'Mureș', PH: 'Prahova', SB: 'Sibiu', SV: 'Suceava', TM: 'Timiș' },
  ...{ VL: 'Vâlcea', VN: 'Vrancea' },
};

function entryOf(cif: string, day: string, taxpayer: Taxpayer): Record<string, unknown> {
  const invented = companyOf(cif);
  const { name = inCapitals(invented.name), vatRegistered = invented.vatPayer, cashVat = false } = taxpayer;
  const { inactive = false, registration = 'INREGISTRAT din data 12.03.2015' } = taxpayer;
  const county = counties[invented.county.replace('RO-', '')] ?? invented.county;
  return {
    date_generale: {
      cui: Number(cif),
      data: day,
      denumire: name,
      adresa: `JUD. ${inCapitals(county)}, ${inCapitals(invented.city)}, ${inCapitals(invented.street)}`,
      nrRegCom: invented.tradeRegister,
      telefon: '',
      fax: '',
      codPostal: '',
      act: '',
      stare_inregistrare: registration,
      data_inregistrare: '2015-03-12',
      cod_CAEN: '4711',
      iban: '',
      statusRO_e_Factura: false,
      organFiscalCompetent: '',
      forma_de_proprietate: '',
      forma_organizare: 'PERSOANA JURIDICA',
      forma_juridica: '',
    },
    inregistrare_scop_Tva: {
      scpTVA: vatRegistered,
      perioade_TVA: vatRegistered
        ? [
            {
              data_inceput_ScpTVA: '2015-04-01',
              data_sfarsit_ScpTVA: '',
              data_anul_imp_ScpTVA: '',
              mesaj_ScpTVA: '',
            },
          ]
        : [],
    },
    inregistrare_RTVAI: {
      dataInceputTvaInc: '',
      dataSfarsitTvaInc: '',
      dataActualizareTvaInc: '',
      dataPublicareTvaInc: '',
      tipActTvaInc: '',
      statusTvaIncasare: cashVat,
    },
    stare_inactiv: {
      dataInactivare: inactive ? '2026-01-05' : '',
      dataReactivare: '',
      dataPublicare: inactive ? '2026-01-06' : '',
      dataRadiere: '',
      statusInactivi: inactive,
    },
    inregistrare_SplitTVA: { dataInceputSplitTVA: '', dataAnulareSplitTVA: '', statusSplitTVA: false },
    adresa_sediu_social: {
      sdenumire_Strada: invented.street,
      snumar_Strada: '',
      sdenumire_Localitate: invented.city,
      scod_Localitate: '',
      sdenumire_Judet: inCapitals(county),
      scod_Judet: '',
      scod_JudetAuto: '',
      stara: '',
      sdetalii_Adresa: '',
      scod_Postal: '',
    },
    adresa_domiciliu_fiscal: { ddenumire_Localitate: invented.city, ddenumire_Judet: inCapitals(county) },
  };
}
