/** A journal goes to the service as it is: whose it is, which column holds what, and by how much totals may differ. */
import { Button, FileInput, Group, Select, TextInput } from '@mantine/core';
import { IconUpload } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useOnlyCompany } from '../../api/company-options.ts';
import { ApiProblem } from '../../api/problem.ts';
import { useJournalPreview, useReconcile } from '../../api/reconciliations.ts';
import { reconciliationPath } from '../../app/paths.ts';
import { CompanySelect } from '../../components/company-select.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { Slow } from '../../components/slow.tsx';
import { StateMark } from '../../components/state-mark.tsx';
import { readAmount } from '../../format/read-amount.ts';
import { useLanguage } from '../../text/language.tsx';
import { useReconciliationText } from '../../text/reconciliation.ts';
import { type ChosenColumns, isCertain, JournalColumns } from './journal-columns.tsx';
import classes from './reconciliation.module.css';

const journals = ['as_titled', 'received', 'sent'] as const;
/** The service takes no more. */
const mostBytes = 20 * 1024 * 1024;

export function NewReconciliation() {
  const t = useReconciliationText();
  const { language } = useLanguage();
  const navigate = useNavigate();
  const reconcile = useReconcile();
  const only = useOnlyCompany();
  const [file, setFile] = useState<File | null>(null);
  const [chosen, setCompany] = useState<string>();
  const [which, setWhich] = useState<(typeof journals)[number]>('as_titled');
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const [tolerance, setTolerance] = useState(language === 'ro' ? '0,02' : '0.02');
  const [sent, setSent] = useState(false);
  const company = chosen ?? only;
  const allowed = readAmount(tolerance, language);
  const allowedWrong = allowed === undefined || Number(allowed) < 0 || Number(allowed) > 100;
  const tooLarge = (file?.size ?? 0) > mostBytes;
  const { data: preview } = useJournalPreview(company, tooLarge ? null : file);
  const [corrected, setCorrected] = useState<ChosenColumns>();
  const columns = corrected ?? preview?.template ?? preview?.guess ?? {};
  // What a person has seen and left as it is they have confirmed.
  const isChosen = corrected !== undefined || (preview !== undefined && !isCertain(preview));

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setSent(true);
    if (company === undefined || file === null || allowedWrong || tooLarge) return;
    const query = {
      company,
      tolerance: allowed,
      ...(which !== 'as_titled' && { direction: which }),
      ...(from && { from }),
      ...(to && { to }),
      ...(isChosen && Object.keys(columns).length > 0 && { columns: columnsParameter(columns) }),
    };
    reconcile.mutate(
      { query, file },
      { onSuccess: ({ id }) => void navigate({ to: reconciliationPath(id) }) },
    );
  };

  return (
    <form className={`panel ${classes.form}`} onSubmit={submit} noValidate aria-label={t.new}>
      <div className={classes.fields}>
        <FileInput
          label={t.file}
          description={t.fileHelp}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          placeholder={t.chooseFile}
          accept=".csv,.txt,.xlsx,text/csv"
          leftSection={<IconUpload size={16} aria-hidden />}
          value={file}
          onChange={(picked) => {
            setFile(picked);
            setCorrected(undefined);
          }}
          required
          error={sent && (file === null ? t.needFile : tooLarge ? t.tooLarge : undefined)}
        />
        <CompanySelect
          label={t.company}
          placeholder={t.chooseCompany}
          value={company}
          onChange={(id) => {
            setCompany(id);
            setCorrected(undefined);
          }}
          required
          error={sent && company === undefined ? t.needCompany : undefined}
        />
        <Select
          label={t.direction}
          data={journals.map((value) => ({
            value,
            label: value === 'as_titled' ? t.asTitled(preview?.direction ?? null) : t.journals[value],
          }))}
          value={which}
          onChange={(value) => value && setWhich(value as (typeof journals)[number])}
          allowDeselect={false}
        />
        <div>
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
          <p className={`quiet ${classes.help}`}>{t.periodHelp}</p>
        </div>
        <TextInput
          label={t.tolerance}
          description={t.toleranceHelp}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          inputMode="decimal"
          value={tolerance}
          maxLength={8}
          error={sent && allowedWrong && t.toleranceWrong}
          onChange={(event) => setTolerance(event.currentTarget.value)}
        />
      </div>
      {preview && <JournalColumns preview={preview} columns={columns} onChange={setCorrected} />}
      {reconcile.error && <Refused error={reconcile.error} />}
      {reconcile.isPending && <Slow forWhat={t.comparing} />}
      <Button type="submit" loading={reconcile.isPending} className={classes.go!}>
        {t.go}
      </Button>
    </form>
  );
}

function columnsParameter(columns: ChosenColumns): string {
  return Object.entries(columns)
    .map(([field, column]) => `${field}:${column}`)
    .join(',');
}

/** Only the service knows what is wrong with a file: its sentence is shown as it is. */
function Refused({ error }: { error: Error }) {
  const t = useReconciliationText();
  const isOfTheFile = error instanceof ApiProblem && ['invalid_input', 'malformed_body'].includes(error.code);
  if (!isOfTheFile) return <ErrorState error={error} strip />;
  return (
    <div role="alert">
      <StateMark state="needs" long>
        {t.refused}
      </StateMark>
      <p>{error.document.detail}</p>
      <p className="quiet">{t.refusedHelp}</p>
    </div>
  );
}
