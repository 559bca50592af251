/** The filters of Sosite, as chips. */
import { TextInput } from '@mantine/core';
import { useAssignees, useTags } from '../../api/marks.ts';
import type { useFilters } from '../../app/use-filters.ts';
import { ChoiceChip, ChoiceOptions } from '../../components/choice-chip.tsx';
import { CompanyFilter } from '../../components/company-filter.tsx';
import { ClearFilters, FilterBar, FilterChip } from '../../components/filter-chips.tsx';
import { useInboxText } from '../../text/inbox.ts';
import { useInvoicesText } from '../../text/invoices.ts';
import { PartnerChoice } from './filter-choices.tsx';
import { type FilterName, sinceChoices } from './inbox-filter.ts';
import { markChoices } from './invoice-filter.ts';

interface Props extends ReturnType<typeof useFilters<FilterName>> {
  seenAt: string | null;
}

export default function InboxFilters({ filters, set, clear, seenAt }: Props) {
  const t = useInboxText();
  const invoices = useInvoicesText();
  const { data: people = [] } = useAssignees();
  const { data: tags = [] } = useTags();
  const { open: _open, ...given } = filters;
  const { since, company, partner, direction, mark, assignee, tag } = given;
  const marks = { ...t.mark, none: t.markNone } as Record<string, string>;
  const persons = [
    ['none', t.nobody] as const,
    ...people.map(({ id, name, you }) => [id, you ? t.me(name) : name] as const),
  ];
  const named = sinceChoices.find((each) => each === since) ?? (since ? undefined : seenAt ? 'visit' : 'all');
  return (
    <FilterBar>
      <ChoiceChip
        name={t.since.name}
        chosen={named ? t.since[named] : since}
        onClear={() => set({ since: undefined, open: undefined })}
      >
        {(close) => (
          <>
            <ChoiceOptions
              of={sinceChoices
                .filter((each) => each !== 'visit' || seenAt)
                .map((each) => [each, t.since[each]] as const)}
              value={named}
              onChoose={(chosen) => {
                set({ since: chosen, open: undefined });
                close();
              }}
            />
            <TextInput
              type="date"
              label={t.since.day}
              value={named ? '' : (since ?? '')}
              onChange={(event) => set({ since: event.currentTarget.value || undefined, open: undefined })}
            />
          </>
        )}
      </ChoiceChip>
      <CompanyFilter value={company} onChange={(id) => set({ company: id, open: undefined })} width={200} />
      {(['received', 'sent'] as const).map((each) => (
        <FilterChip
          key={each}
          on={direction === each}
          onToggle={() => set({ direction: direction === each ? undefined : each, open: undefined })}
        >
          {invoices.direction[each]}
        </FilterChip>
      ))}
      <ChoiceChip
        name={invoices.filters.partner}
        chosen={partner}
        onClear={() => set({ partner: undefined, open: undefined })}
      >
        {(close) => (
          <PartnerChoice
            partner={partner}
            onChoose={(chosen) => {
              set({ partner: chosen || undefined, open: undefined });
              close();
            }}
          />
        )}
      </ChoiceChip>
      <Choice
        name={t.markName}
        of={markChoices.map((each) => [each, marks[each]!] as const)}
        value={mark}
        onChoose={(chosen) => set({ mark: chosen, open: undefined })}
      />
      <Choice
        name={t.assignee}
        of={persons}
        value={assignee}
        onChoose={(chosen) => set({ assignee: chosen, open: undefined })}
      />
      {(tags.length > 0 || tag) && (
        <Choice
          name={t.tag}
          of={tags.map((each) => [each, each] as const)}
          value={tag}
          onChoose={(chosen) => set({ tag: chosen, open: undefined })}
        />
      )}
      <ClearFilters any={Object.keys(given).length > 0} onClear={clear} />
    </FilterBar>
  );
}

interface ChoiceProps {
  name: string;
  of: ReadonlyArray<readonly [value: string, word: string]>;
  value: string | undefined;
  onChoose(value: string | undefined): void;
}

function Choice({ name, of, value, onChoose }: ChoiceProps) {
  const chosen = value && (of.find(([each]) => each === value)?.[1] ?? value);
  return (
    <ChoiceChip name={name} {...(chosen && { chosen })} onClear={() => onChoose(undefined)}>
      {(close) => (
        <ChoiceOptions
          of={of}
          value={value}
          onChoose={(one) => {
            onChoose(one);
            close();
          }}
        />
      )}
    </ChoiceChip>
  );
}
