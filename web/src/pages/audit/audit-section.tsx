/** What was decided that cannot be undone, and who was let in; newest first. */
import { useMemo } from 'react';
import { type AuditEntry, useAudit, useMembers } from '../../api/organisation.ts';
import { ErrorState } from '../../components/error-state.tsx';
import { Instant } from '../../components/instant.tsx';
import { SkeletonRows } from '../../components/skeleton-rows.tsx';
import type { Column } from '../../components/table/column.ts';
import { DataTable } from '../../components/table/data-table.tsx';
import { useSettingsWords } from '../../text/settings.ts';
import classes from '../settings/settings.module.css';

export default function AuditSection() {
  const words = useSettingsWords();
  const { rows, more, error, refetch } = useAudit();
  const columns = useColumns();
  return (
    <>
      <p className="quiet">{words.audit.lead}</p>
      {error && <ErrorState error={error} onRetry={() => void refetch()} strip={rows !== undefined} />}
      {rows === undefined && !error && <SkeletonRows rows={6} />}
      {rows?.length === 0 && <p className="quiet">{words.audit.none}</p>}
      {rows !== undefined && rows.length > 0 && (
        <DataTable<AuditEntry>
          label={words.sections.audit}
          rows={rows}
          columns={columns}
          idOf={({ id }) => id}
          card={(row) => <Card row={row} />}
          cardHeight={64}
          onMore={more}
        />
      )}
    </>
  );
}

function useColumns(): Column<AuditEntry>[] {
  const words = useSettingsWords().audit;
  return useMemo(
    () => [
      { id: 'at', head: words.when, width: '132px', cell: ({ at }) => <Instant at={at} as="moment" /> },
      { id: 'who', head: words.who, width: 'minmax(120px, 1fr)', cell: (row) => <Who row={row} /> },
      {
        id: 'what',
        head: words.what,
        width: 'minmax(180px, 2fr)',
        cell: ({ action }) => words.action[action] ?? action,
      },
      {
        id: 'detail',
        head: words.detail,
        width: 'minmax(160px, 2fr)',
        from: 760,
        cell: ({ detail }) => <span className="quiet">{sayDetail(detail)}</span>,
      },
    ],
    [words],
  );
}

function Who({ row: { actor } }: { row: AuditEntry }) {
  const words = useSettingsWords().audit;
  const { rows: members } = useMembers();
  const person = members?.find(({ userId }) => userId === actor.id);
  return <>{person?.name ?? person?.email ?? words.actor[actor.kind]}</>;
}

/** Programs wrote it for whoever looks into something: names and values as they are. */
function sayDetail(detail: AuditEntry['detail']): string {
  return Object.entries(detail)
    .filter(([, value]) => typeof value === 'string' || typeof value === 'number')
    .map(([name, value]) => `${name}: ${value}`)
    .join(', ');
}

function Card({ row }: { row: AuditEntry }) {
  const words = useSettingsWords().audit;
  return (
    <div className={classes.card}>
      <Who row={row} />
      <Instant at={row.at} as="moment" />
      <span className="quiet">{words.action[row.action] ?? row.action}</span>
    </div>
  );
}
