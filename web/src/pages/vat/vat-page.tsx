/** TVA: a company's month by rate and direction, the documents to check, a spreadsheet, and a return beside it. */
import { Select } from '@mantine/core';
import { useMemo } from 'react';
import { useOnlyCompany } from '../../api/company-options.ts';
import { useVat, type VatAsked, type VatDate } from '../../api/vat.ts';
import { useFilters } from '../../app/use-filters.ts';
import { CompanySelect } from '../../components/company-select.tsx';
import { Download } from '../../components/download.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { Page } from '../../components/page.tsx';
import { SkeletonRows } from '../../components/skeleton-rows.tsx';
import { VatTable } from '../../components/vat/vat-table.tsx';
import { dayOf } from '../../format/instants.ts';
import { lastMonths, useSayMonth } from '../../format/say-month.ts';
import { useCommonText } from '../../text/common.ts';
import { useLanguage } from '../../text/language.tsx';
import { useVatText } from '../../text/vat.ts';
import { CompareReturn } from './compare-return.tsx';
import { RegistryNote } from './registry-note.tsx';
import classes from './vat.module.css';
import { VatDocuments } from './vat-documents.tsx';

const dates: VatDate[] = ['issued', 'delivered', 'available'];
const monthsToChoose = 36;

export function VatPage() {
  const t = useVatText();
  const common = useCommonText();
  const { language } = useLanguage();
  const sayMonth = useSayMonth();
  const only = useOnlyCompany();
  const { filters, set } = useFilters(useMemo(() => ['company', 'month', 'by'] as const, []));
  const choices = lastMonths(dayOf(new Date()), monthsToChoose);
  const month = choices.includes(filters.month ?? '') ? filters.month! : choices[1]!;
  const by = dates.find((one) => one === filters.by) ?? 'issued';
  const company = filters.company ?? only;
  const asked: VatAsked | undefined = company === undefined ? undefined : { company, month, by };
  const vat = useVat(asked);
  return (
    <Page
      title={common.pages.vat}
      lead={t.lead}
      actions={
        asked && (
          <Download url={`/api/v1/vat/xlsx?${new URLSearchParams({ ...asked, language })}`}>
            {t.xlsx}
          </Download>
        )
      }
    >
      <div className={classes.choices}>
        <CompanySelect
          label={t.company}
          placeholder={t.chooseCompany}
          value={company}
          onChange={(id) => set({ company: id })}
          w={320}
          maw="100%"
        />
        <Select
          label={t.month}
          data={choices.map((value) => ({ value, label: sayMonth(value) }))}
          value={month}
          onChange={(value) => set({ month: value ?? undefined })}
          allowDeselect={false}
          w={180}
        />
        <Select
          label={t.by}
          data={dates.map((value) => ({ value, label: t.dates[value] }))}
          value={by}
          onChange={(value) => set({ by: value ?? undefined })}
          allowDeselect={false}
          w={180}
        />
      </div>
      {company !== undefined && <RegistryNote companyId={company} />}
      {asked === undefined ? (
        <div className="panel">
          <EmptyState title={t.chooseFirst} />
        </div>
      ) : (
        <>
          <section className={`panel ${classes.sums}`} aria-label={common.pages.vat}>
            <Loaded query={vat} skeleton={<SkeletonRows rows={6} />}>
              {(found) => <VatTable of={found} />}
            </Loaded>
          </section>
          {vat.data && <VatDocuments asked={asked} of={vat.data} />}
          <CompareReturn key={JSON.stringify(asked)} asked={asked} />
        </>
      )}
    </Page>
  );
}
