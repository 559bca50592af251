/** One company: its proof, the days that were listed, its SPV access, the actions on it. */
import { useParams } from '@tanstack/react-router';
import { useCompany } from '../../api/company.ts';
import { useArrivals, useCompanyProof, useFindings } from '../../api/completeness.ts';
import { ApiProblem } from '../../api/problem.ts';
import { Cif } from '../../components/amount.tsx';
import { BarChart } from '../../components/bar-chart.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { Page } from '../../components/page.tsx';
import { SkeletonRows } from '../../components/skeleton-rows.tsx';
import { useCommonText } from '../../text/common.ts';
import { useCompletenessText } from '../../text/completeness.ts';
import { Findings } from '../archive/findings.tsx';
import classes from './company.module.css';
import { CompanyAccess } from './company-access.tsx';
import { CompanyActions } from './company-actions.tsx';
import { CompanyCalendar } from './company-calendar.tsx';
import { Proof } from './company-proof.tsx';
import { CompanyRegistry } from './company-registry.tsx';

const chartDays = 60;

export function CompanyPage() {
  const { companyId } = useParams({ strict: false }) as { companyId: string };
  const t = useCompletenessText().company;
  const common = useCommonText();
  const company = useCompany(companyId);
  const proof = useCompanyProof(companyId);
  const arrivals = useArrivals(chartDays, companyId);
  const findings = useFindings(companyId);
  if (isGone(company.error)) {
    return (
      <Page title={t.gone}>
        <p>{t.goneHelp}</p>
      </Page>
    );
  }
  return (
    <Page
      title={company.data?.name ?? company.data?.cif ?? common.pages.completeness}
      lead={company.data && <Cif cif={company.data.cif} />}
      actions={company.data && <CompanyActions company={company.data} />}
    >
      <Loaded query={proof}>
        {(found) => (found ? <Proof proof={found} /> : <EmptyState title={t.restsOn.none} />)}
      </Loaded>
      <div className={classes.columns}>
        <CompanyCalendar id={companyId} />
        <Loaded query={company} skeleton={<SkeletonRows rows={3} />}>
          {(found) => (
            <div className={classes.beside}>
              <CompanyAccess company={found} />
              <CompanyRegistry company={found} />
            </div>
          )}
        </Loaded>
      </div>
      <div className="panel">
        <Loaded query={arrivals} skeleton={<SkeletonRows rows={3} />}>
          {(days) => (
            <BarChart label={t.arrivals} bars={days.map(({ day, total }) => ({ day, value: total }))} />
          )}
        </Loaded>
      </div>
      <Findings query={findings} />
    </Page>
  );
}

function isGone(error: unknown): boolean {
  return error instanceof ApiProblem && (error.status === 404 || error.status === 400);
}
