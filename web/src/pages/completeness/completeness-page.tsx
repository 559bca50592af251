/** Completitudine: the check of all companies in one line, daily arrivals, ANAF's limits, findings; then each company. */
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useArrivals, useCompleteness, useFindings } from '../../api/completeness.ts';
import { useBudget } from '../../api/runs.ts';
import type { Completeness } from '../../api/shapes.ts';
import { companyPath } from '../../app/paths.ts';
import { useFilters } from '../../app/use-filters.ts';
import { Count } from '../../components/amount.tsx';
import { BarChart } from '../../components/bar-chart.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { FilterBar } from '../../components/filter-chips.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { Page } from '../../components/page.tsx';
import { SearchBox } from '../../components/search-box.tsx';
import section from '../../components/section.module.css';
import side from '../../components/side-section.module.css';
import { SkeletonRows } from '../../components/skeleton-rows.tsx';
import { DataTable } from '../../components/table/data-table.tsx';
import { matchesCompany } from '../../format/matches-company.ts';
import { useCommonText } from '../../text/common.ts';
import { useCompletenessText } from '../../text/completeness.ts';
import { Findings } from '../archive/findings.tsx';
import { BudgetFacts } from '../budget/budget-facts.tsx';
import classes from './completeness.module.css';
import { Hints } from './hints.tsx';
import { ProofCard, useProofColumns } from './proof-columns.tsx';
import { Statements } from './statements.tsx';
import { Summary } from './summary.tsx';

const chartDays = 60;
const filterNames = ['text'] as const;

export function CompletenessPage() {
  const t = useCompletenessText();
  const common = useCommonText();
  const navigate = useNavigate();
  const { rows, more, whole, error, refetch } = useCompleteness();
  const { filters, set } = useFilters(filterNames);
  const { text = '' } = filters;
  const found = useMemo(() => rows?.filter((row) => matchesCompany(row, text)), [rows, text]);
  const columns = useProofColumns();
  const arrivals = useArrivals(chartDays);
  const budget = useBudget(true);
  const findings = useFindings();
  return (
    <Page title={common.pages.completeness} lead={t.lead}>
      {rows !== undefined && rows.length > 0 && <Summary rows={rows} whole={whole} />}
      <div className={classes.columns}>
        <div className="panel">
          <Loaded query={arrivals} skeleton={<SkeletonRows rows={3} />}>
            {(days) => (
              <BarChart label={t.arrivals} bars={days.map(({ day, total }) => ({ day, value: total }))} />
            )}
          </Loaded>
        </div>
        <section className={`panel ${side.side}`} aria-labelledby="budget">
          <h2 id="budget">{t.budget.title}</h2>
          <Loaded query={budget} skeleton={<SkeletonRows rows={2} />}>
            {(data) => <BudgetFacts budget={data} />}
          </Loaded>
        </section>
      </div>
      <Findings query={findings} />
      <Statements />
      <Hints />
      <section className={section.section} id="companii" aria-labelledby="companies">
        <FilterBar>
          <h2 id="companies" className={section.title}>
            {t.companies}
            {rows && whole && (
              <span>
                <Count value={rows.length} />
              </span>
            )}
          </h2>
          <SearchBox value={text} onChange={(typed) => set({ text: typed })} label={t.search} />
        </FilterBar>
        {error && <ErrorState error={error} onRetry={() => void refetch()} strip={rows !== undefined} />}
        {rows === undefined && !error && <SkeletonRows rows={8} />}
        {rows?.length === 0 && (
          <div className="panel">
            <EmptyState title={t.empty}>{t.emptyHelp}</EmptyState>
          </div>
        )}
        {rows !== undefined && rows.length > 0 && found?.length === 0 && (
          <EmptyState title={t.noneFound}>{t.noneFoundHelp}</EmptyState>
        )}
        {found !== undefined && found.length > 0 && (
          <DataTable<Completeness>
            label={common.pages.completeness}
            rows={found}
            columns={columns}
            idOf={({ companyId }) => companyId}
            onOpen={({ companyId }) => void navigate({ to: companyPath(companyId) })}
            card={(row) => <ProofCard row={row} />}
            cardHeight={84}
            onMore={more}
          />
        )}
      </section>
    </Page>
  );
}
