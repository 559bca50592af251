/** All companies, one row each, sorted by risk, with search and filters. */
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { usePortfolio } from '../../api/overview.ts';
import type { PortfolioRow } from '../../api/shapes.ts';
import { useIsLimited, useMayWhole } from '../../api/use-session.ts';
import { companyPath, paths } from '../../app/paths.ts';
import { useFilters } from '../../app/use-filters.ts';
import { Count } from '../../components/amount.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { ClearFilters, FilterBar, FilterChip } from '../../components/filter-chips.tsx';
import { SearchBox } from '../../components/search-box.tsx';
import section from '../../components/section.module.css';
import { SkeletonRows } from '../../components/skeleton-rows.tsx';
import { DataTable } from '../../components/table/data-table.tsx';
import { useCommonText } from '../../text/common.ts';
import { useHomeText } from '../../text/home.ts';
import { PortfolioCard, usePortfolioColumns } from './portfolio-columns.tsx';
import { type Chip, chips, matches } from './portfolio-filter.ts';

const filterNames = ['text', 'show'] as const;

export function Portfolio() {
  const t = useHomeText().portfolio;
  const common = useCommonText();
  const navigate = useNavigate();
  const [may, limited] = [useMayWhole(), useIsLimited()];
  const { rows, more, whole, error, refetch } = usePortfolio();
  const { filters, set, clear } = useFilters(filterNames);
  const columns = usePortfolioColumns();
  const { text = '', show } = filters;
  const found = useMemo(
    () => rows?.filter((row) => matches(row, text, show as Chip | undefined)),
    [rows, text, show],
  );
  const add = may && (
    <Button
      size="xs"
      variant="default"
      leftSection={<IconPlus size={14} />}
      component={Link}
      to={paths.addCompanies}
    >
      {t.add}
    </Button>
  );
  if (rows?.length === 0) {
    return (
      <div className="panel">
        {limited ? (
          <EmptyState title={t.limitedNone}>{t.limitedNoneHelp}</EmptyState>
        ) : (
          <EmptyState title={t.empty} action={add}>
            {t.emptyHelp}
          </EmptyState>
        )}
      </div>
    );
  }
  return (
    <section className={section.section} aria-labelledby="companies">
      <FilterBar>
        <h2 id="companies" className={section.title}>
          {t.title}
          {rows && whole && (
            <span>
              <Count value={rows.length} />
            </span>
          )}
        </h2>
        <SearchBox value={text} onChange={(typed) => set({ text: typed })} label={t.search} />
        {chips.map((chip) => {
          const count = rows?.filter((row) => matches(row, '', chip)).length ?? 0;
          if (count === 0 && whole && show !== chip) return null;
          return (
            <FilterChip
              key={chip}
              on={show === chip}
              // Of the first fifty companies it would be wrong.
              {...(whole ? { count } : {})}
              onToggle={() => set({ show: show === chip ? undefined : chip })}
            >
              {t.chips[chip]}
            </FilterChip>
          );
        })}
        <ClearFilters any={text !== '' || show !== undefined} onClear={clear} />
        <div className={section.push}>{limited ? <span className="quiet">{t.limited}</span> : add}</div>
        <span className="aside" role="status">
          {found && (text !== '' || show) ? common.count.results(found.length) : ''}
        </span>
      </FilterBar>
      {error && <ErrorState error={error} onRetry={() => void refetch()} strip={rows !== undefined} />}
      {rows === undefined && !error && <SkeletonRows rows={12} />}
      {found?.length === 0 && <EmptyState title={t.noneFound}>{t.noneFoundHelp}</EmptyState>}
      {found && found.length > 0 && (
        <DataTable<PortfolioRow>
          label={t.title}
          rows={found}
          columns={columns}
          idOf={({ id }) => id}
          onOpen={({ id }) => void navigate({ to: companyPath(id) })}
          card={(row) => <PortfolioCard row={row} />}
          cardHeight={84}
          onMore={more}
        />
      )}
    </section>
  );
}
