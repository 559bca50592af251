/** What a Romanian firm buys: goods and services with their unit, their usual price in bani, their VAT class and CPV code. */

export type VatClass = 'standard' | 'reduced' | 'lowest' | 'exempt' | 'reverse';

export interface Good {
  name: string;
  unit: string;
  low: number;
  high: number;
  vat: VatClass;
  cpv: string;
  /** Sold by weight, volume or reading, so in fractions. */
  fractional: boolean;
}

const good = (
  name: string,
  unit: string,
  low: number,
  high: number,
  vat: VatClass,
  cpv: string,
  fractional = false,
): Good => ({
  name,
  unit,
  low,
  high,
  vat,
  cpv,
  fractional,
});

/** Units are UN/ECE Rec. 20: H87 piece, C62 one, KGM, LTR, MTQ m³, MTK m², KWH, HUR, MON, XBX box, TNE, KMT, SET. */
export const GOODS: readonly Good[] = [
  good('Hârtie copiator A4 80 g/mp, 500 coli', 'H87', 1890, 2990, 'standard', '30197643-5'),
  good('Toner compatibil negru 2.500 pagini', 'H87', 7900, 21900, 'standard', '30125100-2'),
  good('Pixuri cu gel albastre, cutie 12 buc.', 'XBX', 1450, 3900, 'standard', '30192121-5'),
  good('Monitor LED 27"', 'H87', 69900, 149900, 'standard', '30231300-0'),
  good('Cablu UTP cat. 6 <305 m>', 'H87', 38900, 52900, 'standard', '32421000-0'),
  good('Scaun ergonomic', 'H87', 45000, 129000, 'standard', '39112000-0'),
  good('Motorină Euro 5', 'LTR', 590, 690, 'standard', '09134200-9', true),
  good('Energie electrică activă', 'KWH', 72, 141, 'standard', '09310000-5', true),
  good('Gaze naturale', 'KWH', 21, 38, 'standard', '09123000-7', true),
  good('Servicii contabilitate', 'MON', 60000, 350000, 'standard', '79211000-6'),
  good('Abonament internet fibră 1 Gb/s', 'MON', 4900, 14900, 'standard', '72400000-4'),
  good('Servicii curățenie birouri', 'MON', 90000, 420000, 'standard', '90919200-4'),
  good('Găzduire web & mentenanță', 'MON', 9900, 79900, 'standard', '72415000-2'),
  good('Dezvoltare software', 'HUR', 9000, 32000, 'standard', '72230000-6', true),
  good('Transport marfă intern', 'KMT', 350, 720, 'standard', '60000000-8', true),
  good('Ciment Portland, sac 40 kg', 'H87', 2290, 3490, 'standard', '44111200-3'),
  good('Beton C20/25 pompat', 'MTQ', 38000, 52000, 'standard', '44114000-2', true),
  good('Cherestea rășinoase cl. A', 'MTQ', 98000, 165000, 'standard', '03410000-7', true),
  good('Vopsea lavabilă interior 15 l', 'H87', 11900, 28900, 'standard', '44810000-1'),
  good('Gresie porțelanată 60×60', 'MTK', 5490, 13900, 'standard', '44111700-8', true),
  good('Manoperă montaj instalație termică', 'HUR', 6500, 14000, 'standard', '45331100-7', true),
  good('Anvelopă iarnă 205/55 R16', 'H87', 24900, 47900, 'standard', '34351100-3'),
  good('Revizie auto: ulei + filtre', 'C62', 39000, 115000, 'standard', '50112200-5'),
  good('Chirie spațiu comercial', 'MON', 150000, 980000, 'standard', '70310000-7'),
  good('Detergent pardoseli 5 l', 'H87', 2900, 8900, 'standard', '39831200-8'),
  good('Cutii carton ondulat 40×30×30', 'H87', 210, 690, 'standard', '44617100-9'),
  good('Pâine albă feliată 500 g', 'H87', 320, 650, 'reduced', '15811100-7'),
  good('Făină albă tip 650', 'KGM', 250, 420, 'reduced', '15612100-2', true),
  good('Lapte UHT 3,5% 1 l', 'LTR', 520, 790, 'reduced', '15511100-4'),
  good('Cașcaval „de la stână”', 'KGM', 3200, 5200, 'reduced', '15544000-3', true),
  good('Mere ionatan', 'KGM', 290, 690, 'reduced', '03222321-9', true),
  good('Apă minerală plată 19 l', 'H87', 1800, 3200, 'reduced', '15981000-8'),
  good('Ulei de floarea-soarelui 10 l', 'H87', 7200, 9900, 'reduced', '15411000-2'),
  good('Carne de pui refrigerată', 'KGM', 1450, 2390, 'reduced', '15112130-6', true),
  good('Cazare cu mic dejun', 'C62', 18000, 42000, 'reduced', '55110000-4'),
  good('Meniul zilei', 'C62', 2900, 4900, 'reduced', '55300000-3'),
  good('Medicamente OTC diverse', 'H87', 900, 7800, 'reduced', '33600000-6'),
  good('Apă potabilă', 'MTQ', 490, 920, 'reduced', '65111000-4', true),
  good('Manual „Economie aplicată”', 'H87', 2400, 8900, 'lowest', '22112000-8'),
  good('Lemne de foc fag', 'MTQ', 30000, 45000, 'lowest', '03413000-8', true),
  good('Curs formare profesională', 'C62', 35000, 180000, 'exempt', '80530000-8'),
  good('Analize medicale angajați', 'C62', 8000, 35000, 'exempt', '85147000-1'),
  good('Comision intermediere financiară', 'C62', 5000, 90000, 'exempt', '66000000-0'),
  good('Primă de asigurare RCA', 'C62', 45000, 190000, 'exempt', '66516100-1'),
  good('Grâu panificație', 'TNE', 88000, 112000, 'reverse', '03211100-4', true),
  good('Porumb boabe STAS', 'TNE', 79000, 101000, 'reverse', '03211200-5', true),
  good('Deșeuri metalice feroase', 'TNE', 110000, 165000, 'reverse', '14630000-8', true),
  good('Certificate verzi', 'C62', 14500, 14600, 'reverse', '09300000-2'),
];

export const goodsOf = (...classes: readonly VatClass[]): readonly Good[] =>
  GOODS.filter((item) => classes.includes(item.vat));

/** An EAN-13 of the range kept for use inside one shop, so no product's, with a good check digit. */
export function inventEan(body: string): string {
  const twelve = `2${body}`;
  let sum = 0;
  for (let i = 0; i < 12; i++) sum += Number(twelve[i]) * (i % 2 === 0 ? 1 : 3);
  return twelve + String((10 - (sum % 10)) % 10);
}
