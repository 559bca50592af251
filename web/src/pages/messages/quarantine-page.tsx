/** Carantină: files that do not prove to be of their message, each to be downloaded, checked and accepted. */
import { Select } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { type QuarantineFilter, useQuarantine } from '../../api/quarantine.ts';
import type { Quarantined } from '../../api/shapes.ts';
import { paths } from '../../app/paths.ts';
import { useFilters } from '../../app/use-filters.ts';
import { CompanyFilter } from '../../components/company-filter.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { ClearFilters, FilterBar, FilterChip } from '../../components/filter-chips.tsx';
import { Page } from '../../components/page.tsx';
import { SkeletonRows } from '../../components/skeleton-rows.tsx';
import { DataTable } from '../../components/table/data-table.tsx';
import { useCommonText } from '../../text/common.ts';
import { useQuarantineText } from '../../text/quarantine.ts';
import classes from './messages.module.css';
import { QuarantineCard, useQuarantineColumns } from './quarantine-columns.tsx';

const filterNames = ['company', 'cause', 'open'] as const;

export function QuarantinePage() {
  const t = useQuarantineText();
  const common = useCommonText();
  const { filters, set, clear } = useFilters(filterNames);
  const { company, cause, open } = filters;
  const filter = useMemo(() => filterOf({ company, cause, open }, t.cause), [company, cause, open, t]);
  const { rows, more, error, refetch } = useQuarantine(filter);
  const columns = useQuarantineColumns();
  const filtered = Object.keys(filter).length > 0;
  return (
    <Page
      title={t.title}
      lead={
        <>
          <Link to={paths.messages} className={classes.back!}>
            <IconArrowLeft size={15} aria-hidden /> {t.back}
          </Link>
          <p>{t.lead}</p>
        </>
      }
    >
      <FilterBar>
        <CompanyFilter value={company} onChange={(id) => set({ company: id })} />
        <Select
          aria-label={t.causeLabel}
          placeholder={t.anyCause}
          data={Object.entries(t.cause).map(([value, label]) => ({ value, label }))}
          value={cause ?? null}
          onChange={(chosen) => set({ cause: chosen ?? undefined })}
          clearable
          clearButtonProps={{ 'aria-label': common.do.clearFilters }}
          w={210}
        />
        <FilterChip on={open === 'true'} onToggle={() => set({ open: open === 'true' ? undefined : 'true' })}>
          {t.open}
        </FilterChip>
        <ClearFilters any={filtered} onClear={clear} />
      </FilterBar>
      {error && <ErrorState error={error} onRetry={() => void refetch()} strip={rows !== undefined} />}
      {rows === undefined && !error && <SkeletonRows rows={6} />}
      {rows?.length === 0 && (
        <div className="panel">
          <EmptyState title={filtered ? t.none : t.empty}>{filtered ? t.noneHelp : t.emptyHelp}</EmptyState>
        </div>
      )}
      {rows !== undefined && rows.length > 0 && (
        <DataTable<Quarantined>
          label={t.title}
          rows={rows}
          columns={columns}
          idOf={({ id }) => id}
          card={(row) => <QuarantineCard row={row} />}
          cardHeight={132}
          onMore={more}
        />
      )}
    </Page>
  );
}

/** Unknown causes are left out: a link from elsewhere must not break the page. */
function filterOf(
  { company, cause, open }: Record<(typeof filterNames)[number], string | undefined>,
  causes: Record<string, string>,
): QuarantineFilter {
  return {
    ...(company === undefined ? {} : { company }),
    ...(cause !== undefined && cause in causes
      ? { cause: cause as NonNullable<QuarantineFilter['cause']> }
      : {}),
    ...(open === 'true' ? { open } : {}),
  };
}
