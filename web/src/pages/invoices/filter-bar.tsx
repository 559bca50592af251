/** The filters of Facturi, as chips. */

import type { useFilters } from '../../app/use-filters.ts';
import { ChoiceChip, ChoiceOptions } from '../../components/choice-chip.tsx';
import { CompanyFilter } from '../../components/company-filter.tsx';
import { ClearFilters, FilterBar, FilterChip } from '../../components/filter-chips.tsx';
import { SearchBox } from '../../components/search-box.tsx';
import { useInvoicesText } from '../../text/invoices.ts';
import { AmountChoice, PartnerChoice, PeriodChoice } from './filter-choices.tsx';
import { useFilterFormat } from './format-filter.ts';
import { directions, type FilterName, filterOf, seals, types } from './invoice-filter.ts';

const waitMs = 300;

export function InvoiceFilters({ filters, set, clear }: ReturnType<typeof useFilters<FilterName>>) {
  const t = useInvoicesText();
  const format = useFilterFormat();
  const filter = filterOf(filters);
  const toggle = (name: FilterName, value: string) =>
    set({ [name]: filters[name] === value ? undefined : value });
  return (
    <FilterBar>
      <SearchBox
        value={filters.text ?? ''}
        onChange={(text) => set({ text })}
        label={t.search}
        waitMs={waitMs}
        width={226}
      />
      <CompanyFilter value={filter.company} onChange={(company) => set({ company })} width={200} />
      {directions.map((each) => (
        <FilterChip key={each} on={filter.direction === each} onToggle={() => toggle('direction', each)}>
          {t.direction[each]}
        </FilterChip>
      ))}
      <ChoiceChip
        name={t.filters.period}
        chosen={format.period(filter.issuedFrom, filter.issuedTo)}
        onClear={() => set({ from: undefined, to: undefined })}
      >
        {(close) => (
          <PeriodChoice
            from={filter.issuedFrom}
            to={filter.issuedTo}
            onChoose={(period) => set(period)}
            onDone={close}
          />
        )}
      </ChoiceChip>
      <ChoiceChip
        name={t.filters.partner}
        chosen={filter.partner}
        onClear={() => set({ partner: undefined })}
      >
        {(close) => (
          <PartnerChoice
            partner={filter.partner}
            onChoose={(partner) => {
              set({ partner });
              close();
            }}
          />
        )}
      </ChoiceChip>
      <ChoiceChip
        name={t.filters.amount}
        chosen={format.amounts(filter.amountMin, filter.amountMax)}
        onClear={() => set({ min: undefined, max: undefined })}
      >
        {(close) => (
          <AmountChoice
            min={filter.amountMin}
            max={filter.amountMax}
            onChoose={(amounts) => {
              set(amounts);
              close();
            }}
          />
        )}
      </ChoiceChip>
      <ChoiceChip
        name={t.filters.type}
        chosen={filter.type && t.type[filter.type]}
        onClear={() => set({ type: undefined })}
      >
        {(close) => (
          <ChoiceOptions
            of={types.map((type) => [type, t.type[type]!] as const)}
            value={filter.type}
            onChoose={(type) => {
              set({ type });
              close();
            }}
          />
        )}
      </ChoiceChip>
      <ChoiceChip
        name={t.filters.seal}
        chosen={filter.seal && t.seal[filter.seal]}
        onClear={() => set({ seal: undefined })}
      >
        {(close) => (
          <ChoiceOptions
            of={seals.map((seal) => [seal, t.seal[seal]] as const)}
            value={filter.seal}
            onChoose={(seal) => {
              set({ seal });
              close();
            }}
          />
        )}
      </ChoiceChip>
      <FilterChip on={filter.late === 'true'} onToggle={() => toggle('late', 'true')}>
        {t.late.true}
      </FilterChip>
      <ClearFilters any={Object.keys(filter).length > 0} onClear={clear} />
    </FilterBar>
  );
}
