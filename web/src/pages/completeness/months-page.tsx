/** Luna: the companies by months; closing a month of all or of the chosen companies, and their packs in one file. */
import { Button, Select } from '@mantine/core';
import { IconArchive, IconLock } from '@tabler/icons-react';
import { lazy, Suspense, useMemo, useState } from 'react';
import { type CompanyMonth, type MonthFilter, useMonths } from '../../api/months.ts';
import { useFilters } from '../../app/use-filters.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { ExportProgress } from '../../components/exports/export-progress.tsx';
import { ClearFilters, FilterBar, FilterChip } from '../../components/filter-chips.tsx';
import { Page } from '../../components/page.tsx';
import { SearchBox } from '../../components/search-box.tsx';
import { SkeletonRows } from '../../components/skeleton-rows.tsx';
import { StateMark } from '../../components/state-mark.tsx';
import { DataTable } from '../../components/table/data-table.tsx';
import { dayOf } from '../../format/instants.ts';
import { lastMonths, monthAfter, useSayMonth } from '../../format/say-month.ts';
import { useCommonText } from '../../text/common.ts';
import { useMonthsText } from '../../text/months.ts';
import { MonthCard, type MonthsOfCompany, useMonthColumns } from './month-columns.tsx';
import classes from './months.module.css';

const CloseMonth = lazy(() => import('./close-month.tsx'));
const MakePacks = lazy(() => import('./make-packs.tsx'));

const monthsBeside = 6;
/** ANAF keeps messages for sixty days, but a year is closed month by month. */
const monthsToChoose = 24;
const filterNames = ['month', 'text', 'show'] as const;
const shows: MonthFilter[] = ['missing', 'uncovered', 'refused', 'unread', 'unreconciled', 'open'];
/** So many companies can be named in one request. */
const mostChosen = 1_000;
const waitMs = 300;

export function MonthsPage() {
  const t = useMonthsText();
  const common = useCommonText();
  const sayMonth = useSayMonth();
  const choices = lastMonths(dayOf(new Date()), monthsToChoose);
  const { filters, set } = useFilters(filterNames);
  const text = filters.text ?? '';
  const show = shows.find((one) => one === filters.show);
  const filtered = text !== '' || show !== undefined;
  // The last month that is over is the one to close.
  const month = choices.includes(filters.month ?? '') ? filters.month! : choices[1]!;
  const from = choices[Math.min(choices.indexOf(month) + monthsBeside - 2, choices.length - 1)]!;
  const to = choices[Math.max(choices.indexOf(month) - 1, 0)]!;
  const { rows, error, refetch, stale, whole } = useMonths({
    ...{ from, to },
    ...(text === '' ? {} : { text }),
    ...(show === undefined ? {} : { show, showMonth: month }),
  });
  const companies = useMemo(() => (rows === undefined ? undefined : byCompany(rows)), [rows]);
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [asking, setAsking] = useState<'close' | 'packs'>();
  const [made, setMade] = useState<string>();
  const [said, setSaid] = useState<{ closed: number; left: number }>();
  const shown = Array.from({ length: monthsBeside }, (_, n) => monthAfter(from, n)).filter(
    (one) => one <= to,
  );
  const columns = useMonthColumns(shown, month, show);
  // What a filter hides is not acted on, ticked or not.
  const tickedShown = (companies ?? []).filter(({ id }) => ticked.has(id));
  const all = tickedShown.length === 0;
  const chosen = all ? (companies ?? []) : tickedShown;
  const asked = all && !filtered ? 'all' : chosen.map(({ id }) => id);
  const unready = asked !== 'all' && (stale || (all && !whole));
  const tooMany = asked !== 'all' && asked.length > mostChosen;
  const ofMonth = chosen.flatMap(({ months }) => months.find((one) => one.month === month) ?? []);
  const named = sayMonth(month);
  return (
    <Page
      title={common.pages.months}
      lead={t.lead}
      actions={
        companies !== undefined &&
        (companies.length > 0 || filtered) && (
          <>
            <Select
              aria-label={t.chosenMonth}
              data={choices.map((value) => ({ value, label: sayMonth(value) }))}
              value={month}
              onChange={(value) => set({ month: value ?? undefined })}
              allowDeselect={false}
              w={170}
            />
            <Button
              variant="default"
              leftSection={<IconArchive size={16} aria-hidden />}
              onClick={() => setAsking('packs')}
              disabled={chosen.length === 0 || unready || tooMany}
            >
              {asked === 'all' ? t.packs.open : t.packs.chosen(chosen.length)}
            </Button>
            <Button
              leftSection={<IconLock size={16} aria-hidden />}
              onClick={() => setAsking('close')}
              disabled={chosen.length === 0 || unready || tooMany}
            >
              {asked === 'all' ? t.close.all(named) : t.close.chosen(chosen.length, named)}
            </Button>
          </>
        )
      }
    >
      {(filtered || (companies?.length ?? 0) > 0) && (
        <FilterBar>
          <SearchBox
            value={text}
            onChange={(typed) => set({ text: typed === '' ? undefined : typed })}
            label={t.filter.search}
            waitMs={waitMs}
          />
          {shows.map((one) => (
            <FilterChip
              key={one}
              on={show === one}
              onToggle={() => set({ show: show === one ? undefined : one })}
            >
              {t.filter.show[one]}
            </FilterChip>
          ))}
          <ClearFilters any={filtered} onClear={() => set({ text: undefined, show: undefined })} />
          <span className="aside" role="status">
            {filtered && companies !== undefined && !stale && whole
              ? show === undefined
                ? t.filter.found(companies.length)
                : t.filter.foundIn(companies.length, named)
              : ''}
          </span>
        </FilterBar>
      )}
      {tooMany && <p className="quiet">{t.filter.tooMany(mostChosen)}</p>}
      {error && <ErrorState error={error} onRetry={() => void refetch()} strip={rows !== undefined} />}
      {rows === undefined && !error && <SkeletonRows rows={8} />}
      {made !== undefined && <ExportProgress id={made} onClose={() => setMade(undefined)} />}
      {said && (
        <div className={`panel ${classes.said}`} role="status">
          <StateMark state="calm">{t.close.done(said.closed)}</StateMark>
          {said.left > 0 && (
            <StateMark state="needs" long>
              {t.close.left(said.left)}
            </StateMark>
          )}
        </div>
      )}
      {companies?.length === 0 && (
        <div className="panel">
          {filtered ? (
            <EmptyState title={t.filter.none(named)}>{t.filter.noneHelp}</EmptyState>
          ) : (
            <EmptyState title={t.empty}>{t.emptyHelp}</EmptyState>
          )}
        </div>
      )}
      {companies !== undefined && companies.length > 0 && (
        <div data-stale={stale || undefined}>
          <DataTable<MonthsOfCompany>
            label={t.label}
            rows={companies}
            columns={columns}
            idOf={({ id }) => id}
            card={(row) => <MonthCard row={row} month={month} show={show} />}
            cardHeight={72}
            selection={{
              ids: ticked,
              set: setTicked,
              labelOf: (id) => t.tick(companies.find((one) => one.id === id)?.name ?? id),
              labelAll: t.tickAll,
            }}
          />
        </div>
      )}
      <Suspense fallback={null}>
        {asking === 'close' && (
          <CloseMonth
            month={month}
            months={ofMonth}
            companies={asked}
            onClose={() => setAsking(undefined)}
            onDone={(outcome) => {
              setAsking(undefined);
              setTicked(new Set());
              setSaid(outcome);
            }}
          />
        )}
        {asking === 'packs' && (
          <MakePacks
            month={month}
            count={chosen.length}
            companies={asked}
            onClose={() => setAsking(undefined)}
            onMade={(id) => {
              setAsking(undefined);
              setMade(id);
            }}
          />
        )}
      </Suspense>
    </Page>
  );
}

/** By name, as people look for a company. */
function byCompany(rows: CompanyMonth[]): MonthsOfCompany[] {
  const found = new Map<string, MonthsOfCompany>();
  for (const row of rows) {
    const one = found.get(row.company) ?? {
      id: row.company,
      cif: row.cif,
      name: row.name ?? row.cif,
      months: [],
    };
    one.months.push(row);
    found.set(row.company, one);
  }
  return [...found.values()].sort((a, b) => a.name.localeCompare(b.name, 'ro'));
}
