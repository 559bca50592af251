/** Counties with their trade-register number, the first two digits of their postal codes and some towns; street names. */

export interface County {
  code: string;
  register: string;
  zone: string;
  cities: readonly string[];
}

const county = (code: string, register: string, zone: string, ...cities: string[]): County => ({
  code: `RO-${code}`,
  register,
  zone,
  cities,
});

/** Bucharest is listed three times because that is where the companies are. Its city is SECTOR1..SECTOR6. */
export const COUNTIES: readonly County[] = [
  county('B', '40', '01', 'SECTOR1'),
  county('B', '40', '02', 'SECTOR2'),
  county('B', '40', '06', 'SECTOR6'),
  county('AB', '1', '51', 'Alba Iulia', 'Sebeș', 'Blaj'),
  county('AR', '2', '31', 'Arad', 'Ineu'),
  county('AG', '3', '11', 'Pitești', 'Mioveni', 'Câmpulung'),
  county('BC', '4', '60', 'Bacău', 'Onești'),
  county('BH', '5', '41', 'Oradea', 'Salonta'),
  county('BV', '8', '50', 'Brașov', 'Făgăraș', 'Râșnov'),
  county('CJ', '12', '40', 'Cluj-Napoca', 'Turda', 'Florești'),
  county('CT', '13', '90', 'Constanța', 'Medgidia', 'Năvodari'),
  county('DJ', '16', '20', 'Craiova', 'Băilești'),
  county('GL', '17', '80', 'Galați', 'Tecuci'),
  county('HR', '19', '53', 'Miercurea Ciuc', 'Odorheiu Secuiesc'),
  county('IS', '22', '70', 'Iași', 'Pașcani'),
  county('IF', '23', '07', 'Voluntari', 'Otopeni', 'Popești-Leordeni'),
  county('MM', '24', '43', 'Baia Mare', 'Sighetu Marmației'),
  county('MS', '26', '54', 'Târgu Mureș', 'Sighișoara'),
  county('PH', '29', '10', 'Ploiești', 'Câmpina'),
  county('SB', '32', '55', 'Sibiu', 'Mediaș'),
  county('SV', '33', '72', 'Suceava', 'Fălticeni', 'Rădăuți'),
  county('TM', '35', '30', 'Timișoara', 'Lugoj'),
  county('VL', '38', '24', 'Râmnicu Vâlcea', 'Drăgășani'),
  county('VN', '39', '62', 'Focșani', 'Adjud'),
];

export const STREETS = [
  'Strada Morii',
  'Strada Livezilor',
  'Strada Fântânii',
  'Bulevardul Teilor',
  'Calea Câmpului',
  'Strada Șoimului',
  'Aleea Castanilor',
  'Strada Țesătorilor',
  'Șoseaua Gării',
  'Strada Înfrățirii',
  'Strada Grâului',
  'Piața Târgului',
  'Intrarea Brândușelor',
  'Strada Zorilor',
  'Splaiul Râului',
  'Strada Cărămidarilor',
  'Drumul Viilor',
];
