/** The dashboard's addresses, in its readers' language. What is filtered, sought or chosen lives in the fragment, which no server logs. */

export const paths = {
  home: '/',
  start: '/inceput',
  live: '/sincronizare',
  invoices: '/facturi',
  messages: '/mesaje',
  runs: '/sincronizari',
  completeness: '/completitudine',
  /** A company's own page: its proof, its calendar, its switches. */
  company: '/completitudine/$companyId',
  addCompanies: '/companii/adauga',
  exports: '/exporturi',
  connections: '/conexiuni',
  settings: '/setari',
} as const;

/** The page of one company. */
export function companyPath(id: string): string {
  return paths.company.replace('$companyId', id);
}
