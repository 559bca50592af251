/** One comparison: how many rows of which kind, and the rows themselves; a row of the SPV opens its invoice. */
import { Button } from '@mantine/core';
import { IconArrowLeft, IconTrash } from '@tabler/icons-react';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import {
  type Outcome,
  type Reconciliation,
  useReconciliation,
  useRemoveReconciliation,
} from '../../api/reconciliations.ts';
import { paths } from '../../app/paths.ts';
import { useFilters } from '../../app/use-filters.ts';
import { Download } from '../../components/download.tsx';
import { FilterBar, FilterChip } from '../../components/filter-chips.tsx';
import { Instant } from '../../components/instant.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { Page } from '../../components/page.tsx';
import { StateMark } from '../../components/state-mark.tsx';
import { useLanguage } from '../../text/language.tsx';
import { useReconciliationText } from '../../text/reconciliation.ts';
import classes from './reconciliation.module.css';
import { CompanyName, Period } from './reconciliations-page.tsx';
import { Rows } from './rows.tsx';

const Confirm = lazy(() => import('../../components/confirm.tsx'));

const outcomes = ['missing', 'extra', 'different', 'unread', 'matched'] as const satisfies Outcome[];
const filterNames = ['outcome'] as const;

export function ReconciliationPage() {
  const { id = '' } = useParams({ strict: false }) as { id?: string };
  const t = useReconciliationText();
  const { language } = useLanguage();
  const query = useReconciliation(id);
  const { filters, set } = useFilters(filterNames);
  const outcome = outcomes.find((each) => each === filters.outcome);
  const xlsx = `/api/v1/reconciliations/${id}/xlsx?language=${language}${outcome ? `&outcome=${outcome}` : ''}`;
  return (
    <Page
      title={t.title}
      lead={
        <Link to={paths.reconciliations} className={classes.back!}>
          <IconArrowLeft size={15} aria-hidden /> {t.earlier}
        </Link>
      }
      actions={
        query.data && (
          <>
            <Remove id={id} />
            <Download url={xlsx} waitsFor={t.making} variant="filled">
              {t.xlsx}
            </Download>
          </>
        )
      }
    >
      <Loaded query={query}>
        {(made) => (
          <>
            <InShort of={made} />
            <FilterBar>
              {outcomes.map((each) => (
                <FilterChip
                  key={each}
                  on={outcome === each}
                  count={made.counts[each]}
                  onToggle={() => set({ outcome: outcome === each ? undefined : each })}
                >
                  {t.chip[each]}
                </FilterChip>
              ))}
            </FilterBar>
            <Rows id={id} outcome={outcome} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

function InShort({ of: made }: { of: Reconciliation }) {
  const t = useReconciliationText();
  const { missing, extra, different, unread, outside } = made.counts;
  const wrong = missing + extra + different + unread;
  return (
    <section className={`panel ${classes.short}`} aria-label={t.title}>
      <StateMark state={wrong === 0 ? 'calm' : 'needs'}>{wrong === 0 ? t.good : t.bad(wrong)}</StateMark>
      <p>
        <CompanyName row={made} /> · {t.journals[made.direction ?? 'both']} · <Period row={made} />
      </p>
      <p className="quiet">
        {t.columns.createdAt} <Instant at={made.createdAt} />
        {outside > 0 && ` · ${t.outside(outside)}`}
      </p>
      <details>
        <summary>{t.columnsTaken}</summary>
        <p className="quiet">
          {Object.entries(made.columns)
            .map(([field, heading]) => `${t.field[field] ?? field}: „${heading}”`)
            .join(' · ')}
        </p>
      </details>
    </section>
  );
}

function Remove({ id }: { id: string }) {
  const t = useReconciliationText();
  const navigate = useNavigate();
  const remove = useRemoveReconciliation();
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconTrash size={16} aria-hidden />}
        onClick={() => setAsking(true)}
      >
        {t.remove}
      </Button>
      {asking && (
        <Suspense>
          <Confirm
            opened
            onClose={() => setAsking(false)}
            title={t.removeTitle}
            action={t.remove}
            busy={remove.isPending}
            error={remove.error}
            onConfirm={() =>
              remove.mutate(id, { onSuccess: () => void navigate({ to: paths.reconciliations }) })
            }
          >
            {t.removeText}
          </Confirm>
        </Suspense>
      )}
    </>
  );
}
