/** Mesaje SPV: the list of messages with their states; one opens beside the list. */
import { Button, Select } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { type MessageFilter, useMessages } from '../../api/messages.ts';
import type { Message } from '../../api/shapes.ts';
import { paths } from '../../app/paths.ts';
import { useFilters } from '../../app/use-filters.ts';
import { CompanyFilter } from '../../components/company-filter.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { ClearFilters, FilterBar, FilterChip } from '../../components/filter-chips.tsx';
import { Page } from '../../components/page.tsx';
import { SearchBox } from '../../components/search-box.tsx';
import { SkeletonRows } from '../../components/skeleton-rows.tsx';
import { DataTable } from '../../components/table/data-table.tsx';
import { useCommonText } from '../../text/common.ts';
import { useMessagesText } from '../../text/messages.ts';
import { MarkSeen } from './mark-seen.tsx';
import { MessageCard, useMessageColumns } from './message-columns.tsx';
import { MessagePanel } from './message-panel.tsx';

const filterNames = ['text', 'company', 'state', 'kind', 'seen', 'match', 'open'] as const;
const states = ['pending', 'archived', 'expired', 'closed'] as const;
const kinds = [
  'received',
  'sent',
  'error',
  'buyer_message_received',
  'buyer_message_sent',
  'unknown',
] as const;
const waitMs = 300;

export function MessagesPage() {
  const t = useMessagesText();
  const common = useCommonText();
  const { filters, set, clear } = useFilters(filterNames);
  const { text, company, state, kind, seen, match, open } = filters;
  const filter = useMemo(
    () => filterOf({ text, company, state, kind, seen, match }),
    [text, company, state, kind, seen, match],
  );
  const { rows, more, error, refetch } = useMessages(filter);
  const columns = useMessageColumns();
  const filtered = Object.keys(filter).length > 0;
  return (
    <Page
      title={common.pages.messages}
      lead={t.lead}
      actions={
        <Button component={Link} to={paths.quarantine} variant="default">
          {t.quarantine}
        </Button>
      }
    >
      <FilterBar>
        <SearchBox
          value={text ?? ''}
          onChange={(typed) => set({ text: typed })}
          label={t.search}
          waitMs={waitMs}
          width={300}
        />
        <CompanyFilter value={company} onChange={(id) => set({ company: id })} />
        <Select
          aria-label={t.kindLabel}
          placeholder={t.anyKind}
          data={kinds.map((value) => ({ value, label: t.kinds[value] }))}
          value={kind ?? null}
          onChange={(chosen) => set({ kind: chosen ?? undefined })}
          clearable
          clearButtonProps={{ 'aria-label': common.do.clearFilters }}
          w={210}
        />
        {states.map((each) => (
          <FilterChip
            key={each}
            on={state === each}
            onToggle={() => set({ state: state === each ? undefined : each })}
          >
            {t.chips[each]}
          </FilterChip>
        ))}
        <FilterChip
          on={seen === 'false'}
          onToggle={() => set({ seen: seen === 'false' ? undefined : 'false' })}
        >
          {t.unseen}
        </FilterChip>
        <FilterChip
          on={match === 'unproven'}
          onToggle={() => set({ match: match === 'unproven' ? undefined : 'unproven' })}
        >
          {t.unproven}
        </FilterChip>
        <ClearFilters any={filtered} onClear={clear} />
        <MarkSeen
          kind={kind}
          unproven={match === 'unproven'}
          company={company}
          any={seen === 'false' && rows !== undefined && rows.length > 0}
        />
      </FilterBar>
      {error && <ErrorState error={error} onRetry={() => void refetch()} strip={rows !== undefined} />}
      {rows === undefined && !error && <SkeletonRows rows={12} />}
      {rows?.length === 0 && (
        <div className="panel">
          <EmptyState title={filtered ? t.none : t.empty}>{filtered ? t.noneHelp : t.emptyHelp}</EmptyState>
        </div>
      )}
      {rows !== undefined && rows.length > 0 && (
        <DataTable<Message>
          label={common.pages.messages}
          rows={rows}
          columns={columns}
          idOf={({ id }) => id}
          openedId={open}
          onOpen={({ id }) => set({ open: id })}
          card={(row) => <MessageCard row={row} />}
          cardHeight={84}
          onMore={more}
        />
      )}
      <MessagePanel id={open} onClose={() => set({ open: undefined })} />
    </Page>
  );
}

/** Unknown states and kinds are left out: a link from elsewhere must not break the page. */
function filterOf({
  text,
  company,
  state,
  kind,
  seen,
  match,
}: Record<string, string | undefined>): MessageFilter {
  return {
    ...(company === undefined ? {} : { company }),
    ...(states.includes(state as never) ? { state: state as MessageFilter['state'] } : {}),
    ...(kinds.includes(kind as never) ? { kind: kind as MessageFilter['kind'] } : {}),
    ...(seen === 'false' ? { seen } : {}),
    ...(match === 'unproven' ? { match } : {}),
    ...(text === undefined ? {} : { number: text.slice(0, 40) }),
  };
}
