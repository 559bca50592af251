/** One-word marks of an invoice, in lists and on its page: seal, deadline; and which party is the partner. */
import type { Invoice } from '../../api/shapes.ts';
import { useInvoicesText } from '../../text/invoices.ts';
import { type State, StateMark } from '../state-mark.tsx';

const sealStates: Record<Invoice['seal']['verdict'], State> = {
  valid: 'calm',
  valid_unknown_signer: 'needs',
  tampered: 'lost',
  missing: 'needs',
  not_checkable: 'needs',
  not_checked: 'none',
};

export function SealMark({ verdict }: { verdict: Invoice['seal']['verdict'] }) {
  const t = useInvoicesText();
  return <StateMark state={sealStates[verdict]}>{t.seal[verdict]}</StateMark>;
}

export function sealState(verdict: Invoice['seal']['verdict']): State {
  return sealStates[verdict];
}

export function LateMark({ late }: { late: boolean | null }) {
  const t = useInvoicesText();
  if (late === null)
    return (
      <span className="quiet" title={t.late.unknown}>
        —
      </span>
    );
  // Nearly all are on time: only an exception takes the eye.
  return late ? (
    <StateMark state="needs">{t.late.true}</StateMark>
  ) : (
    <span className="aside">{t.late.false}</span>
  );
}

/** The other party: by the company's role in the document, otherwise by the direction. */
export function partnerOf({
  role,
  direction,
  seller,
  buyer,
}: Pick<Invoice, 'role' | 'direction' | 'seller' | 'buyer'>) {
  return (role ?? (direction === 'sent' ? 'seller' : 'buyer')) === 'seller' ? buyer : seller;
}
