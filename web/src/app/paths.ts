/** The dashboard's addresses, in Romanian. Filters, searches and selections are in the fragment, which no server logs. */

export const paths = {
  home: '/',
  start: '/inceput',
  live: '/sincronizare',
  inbox: '/sosite',
  invoices: '/facturi',
  invoice: '/facturi/$id',
  /** The proof of its seal, to be printed. */
  sealProof: '/facturi/$id/sigiliu',
  messages: '/mesaje',
  quarantine: '/mesaje/carantina',
  runs: '/sincronizari',
  months: '/luna',
  /** A company's month. */
  month: '/luna/$companyId/$month',
  vat: '/tva',
  completeness: '/completitudine',
  /** One company: its proof, calendar and settings. */
  company: '/completitudine/$companyId',
  addCompanies: '/companii/adauga',
  exports: '/exporturi',
  reconciliations: '/exporturi/reconciliere',
  reconciliation: '/exporturi/reconciliere/$id',
  deliveries: '/livrari',
  connections: '/conexiuni',
  settings: '/setari',
  /** Opened by a link, with or without an account; the token is in the fragment. */
  invitation: '/invitatie',
  forgotPassword: '/parola-uitata',
  /** Opened by a link in a mail; the token is in the fragment. */
  newPassword: '/parola-noua',
} as const;

/** The page of one company. */
export function companyPath(id: string): string {
  return paths.company.replace('$companyId', id);
}

/** @param month `2026-10` */
export function monthPath(companyId: string, month: string): string {
  return paths.month.replace('$companyId', companyId).replace('$month', month);
}

/** The sections of the settings, by their part of the address. */
export const settingsSlugs = {
  organisation: 'organizatie',
  members: 'membri',
  keys: 'chei',
  webhooks: 'webhookuri',
  signers: 'sigilii',
  look: 'aspect',
  notifications: 'notificari',
  account: 'cont',
  audit: 'jurnal',
} as const;
export type SettingsSection = keyof typeof settingsSlugs;

export function settingsPath(section: SettingsSection): string {
  return `${paths.settings}/${settingsSlugs[section]}`;
}

/** Of the members' section: the form of an invitation takes the focus. */
export const inviteHash = 'invita';

export function runPath(id: string): string {
  return `${paths.live}/${id}`;
}

/** The page of one invoice. */
export function invoicePath(id: string): string {
  return paths.invoice.replace('$id', id);
}

export function sealProofPath(id: string): string {
  return paths.sealProof.replace('$id', id);
}

export function reconciliationPath(id: string): string {
  return paths.reconciliation.replace('$id', id);
}
