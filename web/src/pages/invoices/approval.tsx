/** What the client said of an invoice by a link, the links that wait, and a form for another one. Not shown where the organisation has such links off. */
import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useId, useState } from 'react';
import {
  type ApprovalLink,
  useApprovalLinks,
  useCreateApprovalLink,
  useRevokeApprovalLink,
} from '../../api/approvals.ts';
import { useOrganisation } from '../../api/organisation.ts';
import type { Invoice } from '../../api/shapes.ts';
import { useMay } from '../../api/use-session.ts';
import { ErrorState } from '../../components/error-state.tsx';
import { Instant } from '../../components/instant.tsx';
import { ShownOnce } from '../../components/shown-once.tsx';
import { StateMark } from '../../components/state-mark.tsx';
import { useInboxText } from '../../text/inbox.ts';
import classes from './inbox.module.css';

type Asked = Pick<Invoice, 'id' | 'number' | 'clientAnswer'>;

export function Approval({ invoice }: { invoice: Asked }) {
  const allowed = useOrganisation().data?.clientApproval ?? false;
  if (!allowed && !invoice.clientAnswer) return null;
  return <Links invoice={invoice} allowed={allowed} key={invoice.id} />;
}

function Links({ invoice, allowed }: { invoice: Asked; allowed: boolean }) {
  const t = useInboxText().approval;
  const may = useMay('sync');
  const { data: links = [], error, refetch } = useApprovalLinks(invoice.id);
  return (
    <section className={classes.approval} aria-label={t.title}>
      {error && <ErrorState error={error} onRetry={() => void refetch()} strip />}
      {links.length > 0 && (
        <ul>
          {links.map((link) => (
            <Link key={link.id} link={link} invoice={invoice.id} may={may} />
          ))}
        </ul>
      )}
      {may && allowed && <Ask invoice={invoice} />}
    </section>
  );
}

function Link({ link, invoice, may }: { link: ApprovalLink; invoice: string; may: boolean }) {
  const words = useInboxText();
  const t = words.approval;
  const revoke = useRevokeApprovalLink(invoice);
  const who = link.note ?? t.unnamed;
  return (
    <li>
      {link.answer ? (
        <StateMark state={link.answer === 'disputed' ? 'needs' : 'calm'}>
          {words.clientAnswer[link.answer]}
        </StateMark>
      ) : (
        <span className="quiet">{t.state[link.state]}</span>
      )}
      <span className="quiet">
        {who}
        {link.state !== 'revoked' && (
          <>
            {' · '}
            {link.state === 'waiting' && t.until} <Instant at={link.answeredAt ?? link.expiresAt} />
          </>
        )}
      </span>
      {may && link.state === 'waiting' && (
        <Button
          size="compact-xs"
          variant="subtle"
          color="red"
          aria-label={t.revokeOf(who)}
          loading={revoke.isPending}
          onClick={() => revoke.mutate(link.id)}
        >
          {t.revoke}
        </Button>
      )}
      {link.answerText && <p>{link.answerText}</p>}
      {revoke.error && <ErrorState error={revoke.error} strip />}
    </li>
  );
}

function Ask({ invoice }: { invoice: Asked }) {
  const t = useInboxText().approval;
  const create = useCreateApprovalLink(invoice.id);
  const [note, setNote] = useState('');
  const [days, setDays] = useState(14);
  const field = useId();
  const send = (event: FormEvent) => {
    event.preventDefault();
    create.mutate({ note: note.trim() || null, days }, { onSuccess: () => setNote('') });
  };
  return (
    <details>
      <summary>{t.ask}</summary>
      <form onSubmit={send}>
        <TextInput
          label={t.for}
          description={t.forHelp}
          maxLength={200}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <label htmlFor={field} className={classes.field}>
          <span>{t.days}</span>
          <select id={field} value={days} onChange={(event) => setDays(Number(event.currentTarget.value))}>
            {[3, 7, 14, 30].map((n) => (
              <option key={n} value={n}>
                {t.daysOf(n)}
              </option>
            ))}
          </select>
        </label>
        <Button type="submit" size="xs" variant="default" loading={create.isPending}>
          {t.create}
        </Button>
      </form>
      {create.error && <ErrorState error={create.error} strip />}
      {create.data && (
        <>
          <ShownOnce label={t.label} value={create.data.url} help={t.help} />
          <a href={mailOf(t, invoice.number, create.data.url)}>{t.mail}</a>
        </>
      )}
    </details>
  );
}

function mailOf(t: ReturnType<typeof useInboxText>['approval'], number: string | null, url: string): string {
  const subject = encodeURIComponent(t.mailSubject(number ?? ''));
  return `mailto:?subject=${subject}&body=${encodeURIComponent(t.mailBody(url))}`;
}
