/** Certificates of completeness: one is issued for a company's month, and the issued ones are handed out. */
import { Button, Group, Select } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useOnlyCompany } from '../../api/company-options.ts';
import { useMakeStatement, useSigningKeys, useStatements } from '../../api/statements.ts';
import { CompanySelect } from '../../components/company-select.tsx';
import { CopyValue } from '../../components/copy-value.tsx';
import { Download } from '../../components/download.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { Instant } from '../../components/instant.tsx';
import side from '../../components/side-section.module.css';
import { StateMark } from '../../components/state-mark.tsx';
import { dayOf, formatDay } from '../../format/instants.ts';
import { daysOfMonth, lastMonths, useSayMonth } from '../../format/say-month.ts';
import { useCommonText } from '../../text/common.ts';
import { useLanguage } from '../../text/language.tsx';
import { useStatementsText } from '../../text/statements.ts';
import findings from '../archive/findings.module.css';
import { CheckStatement } from './check-statement.tsx';

const monthsShown = 24;

export function Statements() {
  const t = useStatementsText();
  const common = useCommonText();
  const { language } = useLanguage();
  const { rows, more, error, refetch } = useStatements();
  const { data: keys } = useSigningKeys();
  return (
    <section className={`panel ${side.side}`} aria-labelledby="statements">
      <h2 id="statements">{t.title}</h2>
      <p className="quiet">{t.lead}</p>
      <NewStatement />
      {error && <ErrorState error={error} onRetry={() => void refetch()} strip />}
      {rows?.length === 0 && <p className="quiet">{t.none}</p>}
      {rows !== undefined && rows.length > 0 && (
        <ul className={findings.findings}>
          {rows.map(({ id, name, cif, firstDay, lastDay, complete, madeAt, json, pdf }) => {
            const days = `${formatDay(firstDay, language)} – ${formatDay(lastDay, language)}`;
            const what = (kind: string) => t.download(kind, name ?? cif, days);
            return (
              <li key={id}>
                <StateMark state={complete ? 'calm' : 'waiting'} long>
                  {complete ? t.complete : t.incomplete}: {name ?? cif}, {days}
                </StateMark>
                <span className="quiet">
                  {t.madeAt} <Instant at={madeAt} />
                </span>
                <Group gap="xs">
                  <Download size="xs" url={`${pdf}?lang=ro`} label={what(t.pdf('RO'))}>
                    {t.pdf('RO')}
                  </Download>
                  <Download size="xs" url={`${pdf}?lang=en`} label={what(t.pdf('EN'))}>
                    {t.pdf('EN')}
                  </Download>
                  <Download size="xs" url={json} label={what(t.json)}>
                    {t.json}
                  </Download>
                </Group>
              </li>
            );
          })}
        </ul>
      )}
      {more && (
        <Button size="xs" variant="default" onClick={more}>
          {common.do.more}
        </Button>
      )}
      {keys?.[0] && (
        <div>
          <CopyValue label={t.key} value={keys[0].id} />
          <p className="quiet">{t.keyHelp}</p>
        </div>
      )}
      <CheckStatement />
      <p className="quiet">
        <a href="/verificare" target="_blank" rel="noreferrer">
          {t.verifier}
        </a>{' '}
        {t.verifierHelp}
      </p>
    </section>
  );
}

function NewStatement() {
  const t = useStatementsText();
  const sayMonth = useSayMonth();
  const making = useMakeStatement();
  const only = useOnlyCompany();
  const today = dayOf(new Date());
  const months = lastMonths(today, monthsShown);
  const [chosen, setCompany] = useState<string>();
  const [month, setMonth] = useState(months[1]!);
  const [sent, setSent] = useState(false);
  // With a single company there is nothing to choose.
  const company = chosen ?? only;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setSent(true);
    if (company !== undefined) making.mutate({ company, ...daysOfMonth(month, today) });
  };
  return (
    <form onSubmit={submit} noValidate>
      <Group gap="sm" align="flex-end">
        <CompanySelect
          label={t.company}
          placeholder={t.chooseCompany}
          value={company}
          onChange={setCompany}
          error={sent && company === undefined ? t.chooseCompany : undefined}
        />
        <Select
          label={t.month}
          data={months.map((value) => ({ value, label: sayMonth(value) }))}
          value={month}
          onChange={(value) => value && setMonth(value)}
          allowDeselect={false}
        />
        <Button type="submit" loading={making.isPending}>
          {t.make}
        </Button>
      </Group>
      {making.error && <ErrorState error={making.error} strip />}
    </form>
  );
}
