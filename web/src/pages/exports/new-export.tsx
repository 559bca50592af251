/** The form for a new export: a company's month, or a list, SAGA files or JSON of a period. */
import { Button, Checkbox, Group, Radio, Select, TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useOnlyCompany } from '../../api/company-options.ts';
import {
  type ExportFormat,
  type ExportRequest,
  useExportFormats,
  useRequestExport,
} from '../../api/exports.ts';
import { ApiProblem } from '../../api/problem.ts';
import { paths } from '../../app/paths.ts';
import { CompanySelect } from '../../components/company-select.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { StateMark } from '../../components/state-mark.tsx';
import { dayOf } from '../../format/instants.ts';
import { lastMonths, useSayMonth } from '../../format/say-month.ts';
import { useExportsText } from '../../text/exports.ts';
import { useInvoicesText } from '../../text/invoices.ts';
import { useLanguage } from '../../text/language.tsx';
import classes from './exports.module.css';

/** A pack, or the format of a list. */
type Choice = 'pack' | ExportFormat['format'];
const packFiles = ['zip', 'xml', 'pdf'] as const;
/** Older months are available through the API. */
const monthsShown = 36;

export function NewExport({ onMade }: { onMade(): void }) {
  const t = useExportsText();
  const { direction: directions } = useInvoicesText();
  const { language } = useLanguage();
  const formatMonth = useSayMonth();
  const making = useRequestExport();
  const only = useOnlyCompany();
  const months = lastMonths(dayOf(new Date()), monthsShown);
  const { data: formats } = useExportFormats(language);
  const [choice, setChoice] = useState<Choice>('pack');
  const [chosen, setCompany] = useState<string>();
  const [month, setMonth] = useState(months[1]!);
  const [include, setInclude] = useState<string[]>([...packFiles]);
  const [direction, setDirection] = useState('both');
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const [sent, setSent] = useState(false);
  // With a single company there is nothing to choose.
  const company = chosen ?? only;
  const lacksCompany = choice === 'pack' && company === undefined;
  const lacksPart = choice === 'pack' && include.length === 0;

  const request = (): ExportRequest => {
    const filter = {
      ...(company && { company }),
      ...(direction !== 'both' && { direction: direction as 'received' | 'sent' }),
      ...(from && { issuedFrom: from }),
      ...(to && { issuedTo: to }),
    };
    if (choice !== 'pack') return { kind: 'search', format: choice, filter, language };
    const wanted = packFiles.filter((part) => include.includes(part));
    return { kind: 'pack', company: company!, month, include: wanted, language };
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setSent(true);
    if (!lacksCompany && !lacksPart) making.mutate(request(), { onSuccess: onMade });
  };

  return (
    <form className={classes.form} onSubmit={submit} noValidate>
      <Radio.Group label={t.what} value={choice} onChange={(value) => setChoice(value as Choice)}>
        <div className={classes.kinds}>
          <Radio value="pack" label={t.pack} description={t.packHelp} />
          {formats?.map(({ format, title, help }) => (
            <Radio key={format} value={format} label={title} description={help} />
          ))}
        </div>
      </Radio.Group>
      <CompanySelect
        label={t.company}
        placeholder={choice === 'pack' ? t.chooseCompany : t.allCompanies}
        value={company}
        onChange={setCompany}
        required={choice === 'pack'}
        error={sent && lacksCompany ? t.chooseCompany : undefined}
      />
      {choice === 'pack' ? (
        <>
          <Select
            label={t.month}
            description={t.monthHelp}
            data={months.map((value) => ({ value, label: formatMonth(value) }))}
            value={month}
            onChange={(value) => value && setMonth(value)}
            allowDeselect={false}
          />
          <Checkbox.Group
            label={t.include}
            value={include}
            onChange={setInclude}
            error={sent && lacksPart ? t.includeOne : undefined}
          >
            <Group gap="md" mt="xs">
              {packFiles.map((part) => (
                <Checkbox key={part} value={part} label={t.packFiles[part]} />
              ))}
            </Group>
          </Checkbox.Group>
        </>
      ) : (
        <>
          <Select
            label={t.direction}
            data={[
              { value: 'both', label: t.both },
              { value: 'received', label: directions.received },
              { value: 'sent', label: directions.sent },
            ]}
            value={direction}
            onChange={(value) => value && setDirection(value)}
            allowDeselect={false}
          />
          <Group gap="xs" grow wrap="nowrap">
            <TextInput
              type="date"
              label={t.from}
              value={from}
              max={to || undefined}
              onChange={(event) => setFrom(event.currentTarget.value)}
            />
            <TextInput
              type="date"
              label={t.to}
              value={to}
              min={from || undefined}
              onChange={(event) => setTo(event.currentTarget.value)}
            />
          </Group>
          <Link to={paths.invoices}>{t.moreFilters}</Link>
        </>
      )}
      {making.error &&
        (isTooMany(making.error) ? (
          <div role="alert">
            <StateMark state="needs" long>
              {t.tooMany}
            </StateMark>
          </div>
        ) : (
          <ErrorState error={making.error} strip />
        ))}
      <Button type="submit" loading={making.isPending}>
        {t.go}
      </Button>
    </form>
  );
}

function isTooMany(error: Error): boolean {
  return error instanceof ApiProblem && error.code === 'conflict';
}
