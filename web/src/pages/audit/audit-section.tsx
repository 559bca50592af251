/** The audit log: irreversible changes and granted access, newest first. */
import { useMemo } from 'react';
import { type AuditEntry, useAudit, useMembers } from '../../api/organisation.ts';
import { ErrorState } from '../../components/error-state.tsx';
import { Instant } from '../../components/instant.tsx';
import classes from '../../components/settings-section.module.css';
import { SkeletonRows } from '../../components/skeleton-rows.tsx';
import type { Column } from '../../components/table/column.ts';
import { DataTable } from '../../components/table/data-table.tsx';
import { useSettingsText } from '../../text/settings.ts';
import { sayDetail } from './say-detail.ts';

export default function AuditSection() {
  const t = useSettingsText();
  const { rows, more, error, refetch } = useAudit();
  const columns = useColumns();
  return (
    <>
      <p className="quiet">{t.audit.lead}</p>
      {error && <ErrorState error={error} onRetry={() => void refetch()} strip={rows !== undefined} />}
      {rows === undefined && !error && <SkeletonRows rows={6} />}
      {rows?.length === 0 && <p className="quiet">{t.audit.none}</p>}
      {rows !== undefined && rows.length > 0 && (
        <DataTable<AuditEntry>
          label={t.sections.audit}
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
  const t = useSettingsText().audit;
  return useMemo(
    () => [
      { id: 'at', head: t.when, width: '132px', cell: ({ at }) => <Instant at={at} as="moment" /> },
      { id: 'who', head: t.who, width: 'minmax(120px, 1fr)', cell: (row) => <Who row={row} /> },
      {
        id: 'what',
        head: t.what,
        width: 'minmax(180px, 2fr)',
        cell: ({ action }) => t.action[action],
      },
      {
        id: 'detail',
        head: t.detail,
        width: 'minmax(160px, 2fr)',
        from: 760,
        cell: ({ detail }) => <Detail of={detail} />,
      },
      {
        id: 'address',
        head: t.address,
        width: '140px',
        from: 1000,
        cell: ({ address }) => <span className="quiet">{address}</span>,
      },
    ],
    [t],
  );
}

function Who({ row: { actor } }: { row: AuditEntry }) {
  const t = useSettingsText().audit;
  const { rows: members } = useMembers();
  const person = members?.find(({ userId }) => userId === actor.id);
  return <>{person?.name ?? person?.email ?? t.actor[actor.kind]}</>;
}

function Detail({ of }: { of: AuditEntry['detail'] }) {
  const t = useSettingsText();
  const { detailNames: names, ways } = t.audit;
  return (
    <span className="quiet">
      {sayDetail(of, { names, values: { by: ways, role: t.role, scope: t.keys.scopes } })}
    </span>
  );
}

function Card({ row }: { row: AuditEntry }) {
  const t = useSettingsText().audit;
  return (
    <div className={classes.card}>
      <Who row={row} />
      <Instant at={row.at} as="moment" />
      <span className="quiet">{t.action[row.action]}</span>
    </div>
  );
}
