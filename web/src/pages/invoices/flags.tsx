/** Why an invoice is flagged, first on its page: what is wrong with its original, seal, reading, term and sums; nothing where all is well. */
import type { WholeInvoice } from '../../api/invoices.ts';
import { sealState } from '../../components/invoices/marks.tsx';
import { type State, StateMark, stateClass } from '../../components/state-mark.tsx';
import { useInvoiceText } from '../../text/invoice.ts';
import { useLanguage } from '../../text/language.tsx';
import classes from './flags.module.css';

const mostRemarks = 3;

export function Flags({ invoice }: { invoice: WholeInvoice }) {
  const t = useInvoiceText();
  const { language } = useLanguage();
  const { match, seal, reading, late, remarks } = invoice;
  const flags: { state: State; text: string; part?: string }[] = [];
  if (match === 'unproven') flags.push({ state: 'lost', text: t.flags.unproven, part: t.flags.original });
  if (sealState(seal.verdict) === 'lost' || sealState(seal.verdict) === 'needs')
    flags.push({ state: sealState(seal.verdict), text: t.seal.sentence[seal.verdict], part: t.seal.title });
  if (reading.verdict !== 'read')
    flags.push({ state: 'needs', text: t.unreadableHelp[reading.verdict], part: t.flags.reading });
  if (late) flags.push({ state: 'needs', text: t.term.late, part: t.term.title });
  for (const { text } of remarks.slice(0, mostRemarks))
    flags.push({ state: 'needs', text: text[language], part: t.remarks.title });
  if (flags.length === 0) return null;
  const broken = flags.some(({ state }) => state === 'lost');
  return (
    <section
      className={`${classes.flags} ${stateClass(broken ? 'lost' : 'needs')}`}
      aria-label={t.flags.title}
    >
      <h2>{broken ? t.flags.broken : t.flags.title}</h2>
      <ul>
        {flags.map(({ state, text, part }) => (
          <li key={`${part} ${text}`}>
            <StateMark state={state} long>
              {part}: {text}
            </StateMark>
          </li>
        ))}
        {remarks.length > mostRemarks && <li>{t.flags.more(remarks.length - mostRemarks)}</li>}
      </ul>
    </section>
  );
}
