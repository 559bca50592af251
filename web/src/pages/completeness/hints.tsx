/** Indicii: guesses about invoices that ANAF never listed, apart from the proof. Each with its evidence, and silenced for good. */
import { Button, Checkbox } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { type Hint, useHints, useSilenceHint } from '../../api/hints.ts';
import { useMay } from '../../api/use-session.ts';
import { writeFragment } from '../../app/fragment.ts';
import { invoicePath, paths } from '../../app/paths.ts';
import { ErrorState } from '../../components/error-state.tsx';
import side from '../../components/side-section.module.css';
import { StateMark } from '../../components/state-mark.tsx';
import { useCommonText } from '../../text/common.ts';
import { useHintsText } from '../../text/hints.ts';
import findings from '../archive/findings.module.css';

export function Hints() {
  const t = useHintsText();
  const common = useCommonText();
  const [silenced, setSilenced] = useState(false);
  const [possible, setPossible] = useState(false);
  const { rows, more, error, refetch } = useHints(silenced, possible);
  return (
    <section className={`panel ${side.side}`} aria-labelledby="hints">
      <h2 id="hints">{t.title}</h2>
      <p className="quiet">{t.lead}</p>
      <Checkbox
        label={t.showPossible}
        checked={possible}
        onChange={(event) => setPossible(event.currentTarget.checked)}
      />
      <Checkbox
        label={t.showSilenced}
        checked={silenced}
        onChange={(event) => setSilenced(event.currentTarget.checked)}
      />
      {error && <ErrorState error={error} onRetry={() => void refetch()} strip />}
      {rows?.length === 0 && (
        <p className="quiet">{silenced ? t.noneSilenced : possible ? t.none : t.noneLikely}</p>
      )}
      {rows !== undefined && rows.length > 0 && (
        <ul className={findings.findings}>
          {rows.map((hint) => (
            <Line key={hint.id} of={hint} />
          ))}
        </ul>
      )}
      {more && (
        <Button size="xs" variant="default" onClick={more}>
          {common.do.more}
        </Button>
      )}
    </section>
  );
}

function Line({ of: hint }: { of: Hint }) {
  const t = useHintsText();
  const silencing = useSilenceHint();
  const may = useMay('sync');
  const sentence = useSentence(hint);
  return (
    <li>
      <StateMark state="waiting" long>
        {hint.name ?? hint.cif}: {sentence}
      </StateMark>
      <span className="quiet">{t.confidence[hint.confidence]}</span>
      {hint.seen.length > 0 && (
        <span className="quiet">
          {t.evidence}{' '}
          {hint.seen.map(({ invoiceId, number }, n) => (
            <span key={invoiceId}>
              {n > 0 && ', '}
              <Link to={invoicePath(invoiceId)}>{number ?? t.withoutNumber}</Link>
            </span>
          ))}
        </span>
      )}
      {hint.message && (
        <span className="quiet">
          {t.evidence}{' '}
          <Link to={paths.messages} hash={writeFragment({ open: hint.message.id })}>
            {t.message}
          </Link>
        </span>
      )}
      {may && (
        <Button
          size="xs"
          variant="subtle"
          loading={silencing.isPending}
          aria-label={hint.silencedAt ? undefined : t.silenceOne(sentence)}
          onClick={() => silencing.mutate({ id: hint.id, silenced: hint.silencedAt === null })}
        >
          {hint.silencedAt ? t.expect : t.silence}
        </Button>
      )}
      {silencing.error && <ErrorState error={silencing.error} strip />}
    </li>
  );
}

function useSentence({ kind, direction, partnerName, partnerCif, missing, months, message }: Hint): string {
  const t = useHintsText();
  const partner = partnerName ?? partnerCif ?? t.unknown;
  const what = message ? message.about : missing.length > 0 ? missing.join(', ') : t.withoutNumber;
  if (kind === 'silent_partner') return t.sentence[kind](partner, months.join(', '));
  if (direction === 'received') return t.sentence[kind](partner, what);
  return kind === 'number_gap' ? t.own[kind](what) : t.own[kind](partner, what);
}
