/** All companies in one line: for how many the check is correct, and what keeps the others from it. */
import type { Completeness } from '../../api/shapes.ts';
import { SkeletonRows } from '../../components/skeleton-rows.tsx';
import { StateMark } from '../../components/state-mark.tsx';
import { useCompletenessText } from '../../text/completeness.ts';
import classes from './completeness.module.css';
import { isListed } from './proof-columns.tsx';

/** @param whole false while further companies are loading: their counts would be too small */
export function Summary({ rows, whole }: { rows: Completeness[]; whole: boolean }) {
  const t = useCompletenessText().summary;
  if (!whole) return <SkeletonRows rows={1} />;
  const count = (is: (row: Completeness) => boolean) => rows.filter(is).length;
  const sum = (id: 'pending' | 'expired') => rows.reduce((all, row) => all + row[id], 0);
  const correct = count((row) => isListed(row) && row.balances);
  const [wrong, gaps] = [count(({ balances }) => !balances), count((row) => row.gaps.length > 0)];
  const notListed = count((row) => !isListed(row));
  const [pending, expired] = [sum('pending'), sum('expired')];
  return (
    <section className={`panel ${classes.summary}`} aria-label={t.title}>
      <StateMark state={correct === rows.length ? 'calm' : 'none'}>
        {t.correct(correct, rows.length)}
      </StateMark>
      {wrong > 0 && <StateMark state="lost">{t.wrong(wrong)}</StateMark>}
      {expired > 0 && <StateMark state="lost">{t.expired(expired)}</StateMark>}
      {gaps > 0 && <StateMark state="needs">{t.gaps(gaps)}</StateMark>}
      {notListed > 0 && <StateMark state="needs">{t.notListed(notListed)}</StateMark>}
      {pending > 0 && <StateMark state="waiting">{t.pending(pending)}</StateMark>}
      <a href="#companii">{t.each}</a>
    </section>
  );
}
