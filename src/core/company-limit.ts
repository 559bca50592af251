/** Which companies of its organisation a member or an API key may see. Pure. */

/** The ids, or every company, those that are added later included. */
export type CompanyLimit = 'all' | readonly string[];

/** As a column has it: null is every company. */
export function limitOfColumn(companies: string[] | null): CompanyLimit {
  return companies ?? 'all';
}

export function columnOfLimit(limit: CompanyLimit): string[] | null {
  return limit === 'all' ? null : [...limit];
}
