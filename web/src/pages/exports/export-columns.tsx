/** The columns of the export list; running exports are polled until they end. */
import { ActionIcon } from '@mantine/core';
import { IconPlayerStop, IconTrash } from '@tabler/icons-react';
import { lazy, Suspense, useMemo, useState } from 'react';
import { useCompanyNames } from '../../api/company-names.ts';
import {
  type Export,
  type ExportFormat,
  isInTheMaking,
  useExport,
  useRemoveExport,
} from '../../api/exports.ts';
import { ExportFile } from '../../components/exports/export-progress.tsx';
import { sayProblems } from '../../components/exports/say-problems.ts';
import { Instant } from '../../components/instant.tsx';
import { type State, StateMark } from '../../components/state-mark.tsx';
import type { Column } from '../../components/table/column.ts';
import { formatBytes, formatNumber } from '../../format/numbers.ts';
import { useSayMonth } from '../../format/say-month.ts';
import { useExportsText } from '../../text/exports.ts';
import { useLanguage } from '../../text/language.tsx';
import classes from './exports.module.css';

const Confirm = lazy(() => import('../../components/confirm.tsx'));

export function useExportColumns(): Column<Export>[] {
  const { columns: heads } = useExportsText();
  return useMemo(
    () => [
      { id: 'state', head: heads.state, width: '136px', cell: (row) => <ExportState row={row} /> },
      { id: 'what', head: heads.what, width: 'minmax(180px, 3fr)', cell: (row) => <What row={row} /> },
      {
        id: 'requestedAt',
        head: heads.requestedAt,
        width: '124px',
        from: 760,
        cell: ({ requestedAt }) => <Instant at={requestedAt} />,
      },
      {
        id: 'progress',
        head: heads.progress,
        width: '128px',
        align: 'end',
        cell: (row) => <Progress row={row} />,
      },
      {
        id: 'size',
        head: heads.size,
        width: '96px',
        align: 'end',
        from: 860,
        cell: (row) => <Size row={row} />,
      },
      {
        id: 'expiresAt',
        head: heads.expiresAt,
        width: '120px',
        from: 960,
        cell: ({ expiresAt }) => <Instant at={expiresAt} as="date" />,
      },
      {
        id: 'actions',
        head: heads.actions,
        width: '168px',
        align: 'end',
        cell: (row) => <Actions row={row} />,
      },
    ],
    [heads],
  );
}

const states: Record<Export['state'], State> = {
  queued: 'waiting',
  running: 'waiting',
  done: 'calm',
  failed: 'lost',
  cancelled: 'none',
};

/** The row is as old as the list; a running export is fetched separately. */
function useNewest(row: Export): Export {
  const { data } = useExport(row.id, row);
  return isInTheMaking(row) ? (data ?? row) : row;
}

function ExportState({ row }: { row: Export }) {
  const t = useExportsText();
  const { state, code, detail } = useNewest(row);
  const why =
    code === null
      ? undefined
      : code === 'invalid_input'
        ? (detail ?? undefined)
        : (t.failure[code] ?? t.failure.internal);
  return (
    <StateMark state={states[state]} {...(why === undefined ? {} : { title: why })}>
      {t.state[state]}
    </StateMark>
  );
}

function What({ row }: { row: Export }) {
  const t = useExportsText();
  const nameOf = useCompanyNames();
  const formatMonth = useSayMonth();
  const newest = useNewest(row);
  const { code } = newest;
  const { company, month, format, filter } = row.request as {
    company?: string;
    month?: string;
    format?: ExportFormat['format'];
    filter?: { ids?: string[]; companyId?: string };
  };
  const { ids, companyId, ...others } = filter ?? {};
  const whose = company ?? companyId;
  const of = ids
    ? t.selection(ids.length)
    : Object.keys(others).length > 0
      ? t.filtered
      : filter && !whose && t.all;
  const about = [whose && nameOf(whose), month && formatMonth(month), of, format?.toUpperCase()].filter(
    Boolean,
  );
  const why = code === null ? null : (t.failure[code] ?? t.failure.internal);
  const lacks = newest.leftOut.length > 0 ? sayProblems(newest, t) : undefined;
  if (lacks) about.push(lacks);
  return (
    <span title={why ?? lacks}>
      <strong className={classes.kind}>{t.kinds[row.kind]}</strong>{' '}
      <span className="quiet">{why ?? about.join(' · ')}</span>
    </span>
  );
}

function Progress({ row }: { row: Export }) {
  const t = useExportsText();
  const { language } = useLanguage();
  const newest = useNewest(row);
  const {
    progress: { done, total },
    state,
    problems,
  } = newest;
  if (total === null) return <span className="quiet">—</span>;
  if (state === 'done')
    return (
      <span title={sayProblems(newest, t)}>
        {formatNumber(done, language)}
        {problems > 0 && <span className="quiet"> (−{formatNumber(problems, language)})</span>}
      </span>
    );
  return <>{t.progress(formatNumber(done, language), formatNumber(total, language))}</>;
}

function Size({ row }: { row: Export }) {
  const { language } = useLanguage();
  const { file } = useNewest(row);
  return file && formatBytes(file.sizeBytes, language);
}

function Actions({ row }: { row: Export }) {
  const t = useExportsText();
  const newest = useNewest(row);
  const remove = useRemoveExport();
  const [asking, setAsking] = useState(false);
  const goesOn = isInTheMaking(newest);
  return (
    <span className={classes.actions}>
      <ExportFile of={newest} />
      <ActionIcon
        aria-label={goesOn ? t.cancel : t.remove}
        title={goesOn ? t.cancel : t.remove}
        loading={remove.isPending}
        onClick={() => (goesOn ? remove.mutate(row.id) : setAsking(true))}
      >
        {goesOn ? <IconPlayerStop size={16} /> : <IconTrash size={16} />}
      </ActionIcon>
      {asking && (
        <Suspense>
          <Confirm
            opened
            onClose={() => setAsking(false)}
            title={t.removeTitle}
            action={t.remove}
            busy={remove.isPending}
            error={remove.error}
            onConfirm={() => remove.mutate(row.id, { onSuccess: () => setAsking(false) })}
          >
            {t.removeText}
          </Confirm>
        </Suspense>
      )}
    </span>
  );
}

export function ExportCard({ row }: { row: Export }) {
  return (
    <div className={classes.card}>
      <span className="clip">
        <What row={row} />
      </span>
      <span className={classes.cardLine}>
        <ExportState row={row} />
        <Progress row={row} />
      </span>
      <span className={classes.cardLine}>
        <span className="quiet">
          <Instant at={row.requestedAt} />
        </span>
        <Actions row={row} />
      </span>
    </div>
  );
}
