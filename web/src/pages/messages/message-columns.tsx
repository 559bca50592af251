/** The columns of the message list, and the card on a phone. */
import { useMemo } from 'react';
import { useCompanyNames } from '../../api/company-names.ts';
import type { Message } from '../../api/shapes.ts';
import { Instant } from '../../components/instant.tsx';
import { type State, StateMark } from '../../components/state-mark.tsx';
import type { Column } from '../../components/table/column.ts';
import { useNow } from '../../components/use-now.ts';
import { daysLeft } from '../../format/instants.ts';
import { useFailureText } from '../../text/failure.ts';
import { useMessagesText } from '../../text/messages.ts';
import classes from './messages.module.css';

export function useMessageColumns(): Column<Message>[] {
  const t = useMessagesText();
  const nameOf = useCompanyNames();
  return useMemo(() => {
    const heads = t.columns;
    return [
      { id: 'state', head: heads.state, width: '168px', cell: (row) => <MessageState message={row} /> },
      {
        id: 'createdAt',
        head: heads.createdAt,
        width: '136px',
        cell: ({ createdAt }) => <Instant at={createdAt} as="moment" />,
      },
      {
        id: 'company',
        head: heads.company,
        width: 'minmax(140px, 2fr)',
        cell: ({ companyId, cif }) => nameOf(companyId) ?? cif,
      },
      { id: 'kind', head: heads.kind, width: '204px', from: 760, cell: ({ kind }) => t.kinds[kind] },
      {
        id: 'messageId',
        head: heads.messageId,
        width: '128px',
        from: 1080,
        cell: ({ messageId }) => messageId ?? '—',
      },
      {
        id: 'why',
        head: heads.why,
        width: 'minmax(160px, 2fr)',
        from: 900,
        cell: (row) => <Why message={row} />,
      },
      { id: 'left', head: heads.left, width: '132px', align: 'end', cell: (row) => <Left message={row} /> },
    ];
  }, [t, nameOf]);
}

const states: Record<Message['state'], State> = {
  pending: 'waiting',
  archived: 'calm',
  expired: 'lost',
  closed: 'none',
};

/** Below this many days the message needs attention: restoring access at ANAF may take that long. */
const soonDays = 15;

export function MessageState({ message }: { message: Message }) {
  const t = useMessagesText();
  const now = useNow();
  const { state, expiresAt, reason, kind, match, seenAt } = message;
  // Archived is not done: a refusal, what a buyer wrote, or what nothing proves waits until a person has looked.
  const unseen =
    state === 'archived' &&
    seenAt === null &&
    (kind === 'error' || kind === 'buyer_message_received' || match === 'unproven');
  const soon =
    state === 'pending' &&
    reason !== null &&
    expiresAt !== null &&
    daysLeft(new Date(expiresAt), now) <= soonDays;
  return (
    <StateMark state={soon || unseen ? 'needs' : states[state]}>
      {unseen ? t.toBeSeen : t.states[state]}
    </StateMark>
  );
}

function Why({ message: { state, reason } }: { message: Message }) {
  const t = useMessagesText();
  const failureText = useFailureText();
  if (state !== 'pending') return null;
  return <span className="clip">{reason === null ? t.fresh : failureText(reason).what}</span>;
}

/** Only for pending messages: an archived one has no deadline. */
function Left({ message: { state, expiresAt } }: { message: Message }) {
  const t = useMessagesText();
  const now = useNow();
  if (state !== 'pending' || expiresAt === null) return null;
  return <span title={expiresAt}>{t.left(daysLeft(new Date(expiresAt), now))}</span>;
}

export function MessageCard({ row }: { row: Message }) {
  const t = useMessagesText();
  const nameOf = useCompanyNames();
  return (
    <div className={classes.card}>
      <span className={classes.cardName}>{nameOf(row.companyId) ?? row.cif}</span>
      <MessageState message={row} />
      <span className="quiet clip">{t.kinds[row.kind]}</span>
      <Instant at={row.createdAt} as="moment" />
      <span className={`quiet clip ${classes.whole}`}>
        <Why message={row} />
      </span>
    </div>
  );
}
