/** Runs, companies and instants as the command line shows them: a person's code is masked in every one. Pure. */
import { maskCif, maskPersonalCodes } from '../core/cif.ts';
import type { Company } from '../db/companies/company.ts';
import type { Run, RunSummary } from '../db/runs/run.ts';

/** For people: UTC, to the second. */
export function instant(date: Date): string {
  return `${date.toISOString().slice(0, 19)}Z`;
}

export function masked(run: Run): Run {
  return {
    ...run,
    companies: run.companies.map((company) => ({
      ...company,
      cif: maskCif(company.cif),
      detail: company.detail && maskPersonalCodes(company.detail),
    })),
  };
}

/** As the API shows it. */
export function companyJson(company: Company) {
  const { organisationId: _organisation, createdAt: _createdAt, ...shown } = company;
  return {
    ...shown,
    cif: maskCif(company.cif),
    accessDetail: company.accessDetail && maskPersonalCodes(company.accessDetail),
  };
}

/** As the API shows it. */
export function runJson(run: Run) {
  return runSummaryJson(masked(run));
}

export function runSummaryJson<R extends RunSummary>({ requestedAt: _requestedAt, ...shown }: R) {
  return shown;
}
