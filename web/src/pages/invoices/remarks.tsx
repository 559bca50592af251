/** The remarks of the checks: text, rule, and figures if there are any. Shown only; nothing is blocked by them. */
import type { WholeInvoice } from '../../api/invoices.ts';
import { Instant } from '../../components/instant.tsx';
import { StateMark } from '../../components/state-mark.tsx';
import { useInvoiceText } from '../../text/invoice.ts';
import { useLanguage } from '../../text/language.tsx';
import classes from './invoice.module.css';

export function Remarks({ remarks, reread }: Pick<WholeInvoice, 'remarks' | 'reread'>) {
  const t = useInvoiceText().remarks;
  const { language } = useLanguage();
  const readAgain = reread && (
    <p className="quiet">
      {t.reread} <Instant at={reread.at} as="moment" />.{' '}
      {t.rereadWhat(reread.changes.map((name) => t.rereadField[name] ?? name).join(', '))}
    </p>
  );
  if (remarks.length === 0) {
    return (
      <>
        <StateMark state="calm">{t.none}</StateMark>
        {readAgain}
      </>
    );
  }
  return (
    <>
      <p className="quiet">{t.help}</p>
      <ul className={classes.remarks}>
        {remarks.map(({ code, term, written, expected, text }) => (
          <li key={`${code} ${term} ${written}`}>
            <StateMark state="needs" long>
              {text[language]}
            </StateMark>
            <div className={`quiet ${classes.figures}`}>
              <span className="mono">
                {code} · {term}
              </span>
              {written !== null && (
                <span>
                  {t.written} <span className="mono">{written}</span>
                </span>
              )}
              {expected !== null && (
                <span>
                  {t.expected} <span className="mono">{expected}</span>
                </span>
              )}
            </div>
          </li>
        ))}
      </ul>
      {readAgain}
    </>
  );
}
