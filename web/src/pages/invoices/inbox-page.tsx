/** Sosite: what arrived since one last looked, the list at the left and the document beside it; marked by keys, one by one or many at once. */
import { Button } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { lazy, Suspense, useCallback, useMemo, useRef, useState } from 'react';
import { useRequestExport } from '../../api/exports.ts';
import { useInvoices, useInvoiceTotals } from '../../api/invoices.ts';
import { type Seen, useMarkInvoices, useSeen, useSetSeen } from '../../api/marks.ts';
import type { Invoice, Mark } from '../../api/shapes.ts';
import { useMay } from '../../api/use-session.ts';
import { useFilters } from '../../app/use-filters.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { Page } from '../../components/page.tsx';
import { SkeletonRows } from '../../components/skeleton-rows.tsx';
import { useNow } from '../../components/use-now.ts';
import { formatMoment } from '../../format/instants.ts';
import { useCommonText } from '../../text/common.ts';
import { useInboxText } from '../../text/inbox.ts';
import { useLanguage } from '../../text/language.tsx';
import classes from './inbox.module.css';
import { InboxDocument } from './inbox-document.tsx';
import { filterNames, filterOf } from './inbox-filter.ts';
import { InboxList } from './inbox-list.tsx';
import { AssigneeSelect, MarkButtons } from './mark-bar.tsx';
import { useInboxKeys } from './use-inbox-keys.ts';

/** The list is there first: menus and pickers are a fifth of the page's script. */
const InboxFilters = lazy(() => import('./inbox-filters.tsx'));
/** Loaded when something is ticked. */
const InboxExport = lazy(() => import('./inbox-export.tsx'));

const ExportProgress = lazy(() =>
  import('../../components/exports/export-progress.tsx').then((module) => ({
    default: module.ExportProgress,
  })),
);

const noTicks: ReadonlySet<string> = new Set();

export function InboxPage() {
  const seen = useSeen();
  const common = useCommonText();
  if (seen.error)
    return (
      <Page title={common.pages.inbox}>
        <ErrorState error={seen.error} onRetry={() => void seen.refetch()} />
      </Page>
    );
  if (!seen.data)
    return (
      <Page title={common.pages.inbox}>
        <SkeletonRows rows={10} />
      </Page>
    );
  return <Inbox seen={seen.data} />;
}

function Inbox({ seen }: { seen: Seen }) {
  const t = useInboxText();
  const common = useCommonText();
  const { language } = useLanguage();
  const now = useNow();
  const may = useMay('sync');
  const filtering = useFilters(filterNames);
  const { open: asked, ...given } = filtering.filters;
  // The list stays the one that was opened, also when "seen" is moved on.
  const [visit] = useState(() => ({ ...seen, openedAt: new Date() }));
  const written = JSON.stringify(given);
  const filter = useMemo(
    () => filterOf(JSON.parse(written), visit.position, startOfDay(visit.openedAt)),
    [written, visit],
  );
  const { rows, more, error, refetch } = useInvoices(filter);
  const totals = useInvoiceTotals(filter, undefined, rows !== undefined);
  const [ticked, setTicked] = useState(noTicks);
  const marking = useMarkInvoices();
  const exporting = useRequestExport();
  const setSeen = useSetSeen();
  const assigneeRef = useRef<HTMLSelectElement>(null);
  const commentRef = useRef<HTMLTextAreaElement>(null);
  const first = useFirstOpen(rows);
  const open = asked ?? first;
  const opened = rows?.find(({ id }) => id === open);
  const go = useCallback(
    (row: Invoice | undefined) => row && filtering.set({ open: row.id }),
    [filtering.set],
  );
  const chosen = ticked.size > 0 ? [...ticked] : open ? [open] : [];
  const mark = (to: Mark | null) => {
    if (chosen.length === 0) return;
    marking.mutate({ ids: chosen, mark: to });
    if (ticked.size > 0) setTicked(noTicks);
    else if (to !== null) go(rows?.[rows.findIndex(({ id }) => id === open) + 1]);
  };
  useInboxKeys({
    rows,
    open,
    go,
    mark: may ? mark : undefined,
    markOf: (id) => rows?.find((row) => row.id === id)?.mark ?? null,
    tick: (id) => setTicked(toggled(ticked, id)),
    focusAssignee: () => assigneeRef.current?.focus(),
    focusComment: () => commentRef.current?.focus(),
    close: () => filtering.set({ open: undefined }),
  });
  const since = given.since ?? 'visit';
  const when =
    since === 'visit' && visit.at
      ? t.visitOf(formatMoment(new Date(visit.at), language, now))
      : since === 'today' || since === 'week'
        ? t.since[since]
        : undefined;
  return (
    <Page
      title={common.pages.inbox}
      lead={
        <span role="status">
          {setSeen.data?.at
            ? t.seenDone(formatMoment(new Date(setSeen.data.at), language, now))
            : totals.data &&
              (when === undefined ? t.arrivedEver(totals.data.count) : t.arrived(totals.data.count, when))}
          {since === 'visit' && visit.at === null && ` ${t.neverVisited}`}
        </span>
      }
      actions={
        <Button
          variant="default"
          title={t.seenAllHelp}
          loading={setSeen.isPending}
          onClick={() => setSeen.mutate({ position: visit.upTo, at: visit.openedAt.toISOString() })}
        >
          {t.seenAll}
        </Button>
      }
    >
      <Suspense fallback={<div className={classes.filtersCome} />}>
        <InboxFilters {...filtering} seenAt={visit.at} />
      </Suspense>
      {exporting.data && (
        <Suspense>
          <ExportProgress id={exporting.data.id} onClose={exporting.reset} />
        </Suspense>
      )}
      {error && <ErrorState error={error} onRetry={() => void refetch()} strip={rows !== undefined} />}
      {marking.error && <ErrorState error={marking.error} strip />}
      {setSeen.error && <ErrorState error={setSeen.error} strip />}
      {rows === undefined && !error && <SkeletonRows rows={12} />}
      {rows?.length === 0 && (
        <div className="panel">
          <EmptyState title={t.none}>{t.noneHelp}</EmptyState>
        </div>
      )}
      {rows !== undefined && rows.length > 0 && (
        <div className={classes.split} data-open={open !== undefined || undefined}>
          <InboxList
            rows={rows}
            open={open}
            onOpen={go}
            ticked={ticked}
            onTick={(id) => setTicked(toggled(ticked, id))}
            onMore={more}
          />
          <div className={classes.pane}>
            {open === undefined ? (
              <div className="panel">
                <EmptyState title={t.choose}>{t.chooseHelp}</EmptyState>
              </div>
            ) : (
              <InboxDocument
                key={open}
                id={open}
                listed={opened}
                onMark={mark}
                assigneeRef={assigneeRef}
                commentRef={commentRef}
                onBack={() => filtering.set({ open: undefined })}
              />
            )}
          </div>
        </div>
      )}
      {exporting.error && <ErrorState error={exporting.error} strip />}
      {ticked.size > 0 && (
        <section className={classes.selection} aria-label={t.bulk(ticked.size)}>
          <strong role="status">{t.bulk(ticked.size)}</strong>
          {may && (
            <>
              <MarkButtons mark={undefined} onMark={mark} />
              <AssigneeSelect
                value={null}
                onAssign={(assignee) => marking.mutate({ ids: [...ticked], assignee })}
              />
            </>
          )}
          <Suspense>
            <InboxExport ids={[...ticked]} making={exporting} />
          </Suspense>
          <Button variant="default" size="xs" onClick={() => setTicked(noTicks)}>
            {t.unselect}
          </Button>
        </section>
      )}
    </Page>
  );
}

/**
 * Where there is room for both, the first document is beside the list without being opened: so Back leaves the page. It stays
 * the one that was first when the list came, whatever arrives above it.
 */
function useFirstOpen(rows: readonly Invoice[] | undefined): string | undefined {
  const isWide = useMediaQuery('(min-width: 62em)', undefined, { getInitialValueInEffect: false });
  const [kept, setKept] = useState<string>();
  const first = rows?.some(({ id }) => id === kept) ? kept : rows?.[0]?.id;
  if (first !== kept) setKept(first);
  return isWide ? first : undefined;
}

/** The API takes 200 at once. */
function toggled(ticked: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(ticked);
  if (!next.delete(id)) next.add(id);
  return new Set([...next].slice(0, 200));
}

function startOfDay(at: Date): Date {
  return new Date(at.getFullYear(), at.getMonth(), at.getDate());
}
