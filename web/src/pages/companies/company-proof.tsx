/** The check listed = archived + expired + pending + closed, each number a link to its messages; complete up to when, and why. */
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Completeness } from '../../api/shapes.ts';
import { writeFragment } from '../../app/fragment.ts';
import { paths } from '../../app/paths.ts';
import { Count } from '../../components/amount.tsx';
import { CopyValue } from '../../components/copy-value.tsx';
import { Facts } from '../../components/facts.tsx';
import { Instant } from '../../components/instant.tsx';
import { StateMark } from '../../components/state-mark.tsx';
import { useCompletenessText } from '../../text/completeness.ts';
import { Balance } from '../completeness/proof-columns.tsx';
import classes from './company.module.css';

export function Proof({ proof }: { proof: Completeness }) {
  const t = useCompletenessText().company;
  const { companyId, completeFrom, completeUpTo, completeUpToRestsOn, oldestPendingId, lastListing } = proof;
  const { listComparison: comparison } = proof;
  return (
    <section className={`panel ${classes.proof}`} aria-labelledby="proof">
      <h2 id="proof">{t.proof}</h2>
      <p className={classes.sum}>
        <Term of={companyId} count={proof.listed} word={t.listed} />
        <span>=</span>
        <Term of={companyId} count={proof.archived} word={t.archived} state="archived" />
        <Plus />
        <Term of={companyId} count={proof.expired} word={t.expired} state="expired" />
        <Plus />
        <Term of={companyId} count={proof.pending} word={t.pending} state="pending" />
        <Plus />
        <Term of={companyId} count={proof.closed} word={t.closed} state="closed" />
        <Balance row={proof} named />
      </p>
      <Facts
        of={[
          [t.upTo, <UpTo key="upTo" from={completeFrom} upTo={completeUpTo} />],
          [
            '',
            <span key="rests">
              {t.restsOn[completeUpToRestsOn ?? 'none']}{' '}
              {completeUpToRestsOn === 'pending' && oldestPendingId && (
                <Link
                  to={paths.messages}
                  hash={writeFragment({ company: companyId, state: 'pending', open: oldestPendingId })}
                >
                  {t.seePending}
                </Link>
              )}
            </span>,
          ],
          [t.lastListing, lastListing && <LastListing key="listing" listing={lastListing} />],
          [t.simpleList, comparison && <Comparison key="comparison" comparison={comparison} />],
        ]}
      />
      <Gaps gaps={proof.gaps} listed={completeFrom !== null} />
      {proof.chainSeq > 0 && (
        <>
          <CopyValue label={t.chain(proof.chainSeq)} value={proof.chainHead} />
          <p className="quiet">{t.chainHelp}</p>
        </>
      )}
    </section>
  );
}

function Plus() {
  return <span>+</span>;
}

interface TermProps {
  of: string;
  count: number;
  word: ReactNode;
  state?: string;
}

function Term({ of: company, count, word, state }: TermProps) {
  return (
    <Link to={paths.messages} hash={writeFragment({ company, state })} className={classes.term!}>
      <strong>
        <Count value={count} />
      </strong>{' '}
      {word}
    </Link>
  );
}

function UpTo({ from, upTo }: { from: string | null; upTo: string | null }) {
  const { company: t, notListed } = useCompletenessText();
  return (
    <>
      <strong>
        <Instant at={upTo} as="moment" none={notListed} />
      </strong>
      {from && (
        <span className="quiet">
          , {t.from} <Instant at={from} as="moment" />
        </span>
      )}
    </>
  );
}

function LastListing({ listing }: { listing: NonNullable<Completeness['lastListing']> }) {
  const t = useCompletenessText().company;
  const { proven, reported, listed, finishedAt } = listing;
  return (
    <>
      <Instant at={finishedAt} />
      {reported !== null && <span className="quiet">, {t.reported(listed, reported)}</span>}
      {!proven && ' '}
      {!proven && (
        <StateMark state="needs" long>
          {reported === null ? t.unfinished : t.unproven}
        </StateMark>
      )}
    </>
  );
}

function Comparison({ comparison }: { comparison: NonNullable<Completeness['listComparison']> }) {
  const t = useCompletenessText().company;
  const { at, outcome, compared } = comparison;
  return (
    <>
      <Instant at={at} />
      {outcome === 'differ' && ' '}
      {outcome === 'differ' ? (
        <StateMark state="needs" long>
          {t.comparison.differ}
        </StateMark>
      ) : (
        <span className="quiet">
          , {outcome === 'same' ? t.compared(compared ?? 0) : t.comparison[outcome]}
        </span>
      )}
    </>
  );
}

function Gaps({ gaps, listed }: { gaps: Completeness['gaps']; listed: boolean }) {
  const t = useCompletenessText().company;
  // No day was proven, so none is missing between them.
  if (!listed && gaps.length === 0) return null;
  return (
    <div>
      <StateMark state={gaps.length === 0 ? 'calm' : 'needs'} long>
        {t.gaps(gaps.length)}
      </StateMark>
      {gaps.length > 0 && (
        <ul className={classes.gaps}>
          {gaps.map(({ from, to }) => (
            <li key={from}>
              <Instant at={from} as="moment" /> – <Instant at={to} as="moment" />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
