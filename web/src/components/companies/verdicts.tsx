/** The result for each line, and ANAF's answer on access as it arrives. */
import { usePortfolio } from '../../api/overview.ts';
import type { AddedCompany } from '../../api/shapes.ts';
import { useStartText } from '../../text/start.ts';
import { accessStates } from '../shared-states.ts';
import { type State, StateMark } from '../state-mark.tsx';
import classes from './add-companies.module.css';

const outcomeStates: Record<AddedCompany['outcome'], State> = {
  added: 'calm',
  exists: 'none',
  invalid: 'lost',
  over_limit: 'needs',
};
const worstFirst: AddedCompany['outcome'][] = ['invalid', 'over_limit', 'added', 'exists'];

export function Verdicts({ verdicts }: { verdicts: AddedCompany[] }) {
  const t = useStartText().companies;
  const { rows } = usePortfolio();
  const accessOf = new Map(rows?.map(({ id, access }) => [id, access]));
  const added = verdicts.filter(({ outcome }) => outcome === 'added').length;
  const sorted = verdicts
    .map((verdict, line) => ({ ...verdict, line }))
    .sort((a, b) => worstFirst.indexOf(a.outcome) - worstFirst.indexOf(b.outcome));
  return (
    <>
      <p className={classes.summary} role="status">
        {t.summary(added, verdicts.length)}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is to be scrolled by keyboard. */}
      <ul className={`${classes.verdicts} panel`} aria-label={t.verdicts} tabIndex={0}>
        {sorted.map(({ line, input, outcome, company, remarks }) => {
          const access = company && (accessOf.get(company.id) ?? company.access);
          return (
            <li key={line}>
              <span className="clip">{company?.name ?? company?.cif ?? input}</span>
              <StateMark state={outcomeStates[outcome]}>{t.outcome[outcome]}</StateMark>
              {access ? <StateMark state={accessStates[access]}>{t.access[access]}</StateMark> : <span />}
              {remarks.length > 0 && (
                <span className={`${classes.remark} quiet`}>
                  {remarks.map((remark) => t.remark[remark]).join('; ')}
                </span>
              )}
            </li>
          );
        })}
      </ul>
    </>
  );
}
