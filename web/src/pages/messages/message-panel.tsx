/** One message beside the list: its state, actions, history, and ANAF's text. */
import { useCompanyNames } from '../../api/company-names.ts';
import { useMessage, useNotice } from '../../api/messages.ts';
import type { Message } from '../../api/shapes.ts';
import { Cif, Count } from '../../components/amount.tsx';
import { CopyValue } from '../../components/copy-value.tsx';
import { Facts } from '../../components/facts.tsx';
import { Instant } from '../../components/instant.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { SidePanel } from '../../components/side-panel.tsx';
import { formatBytes } from '../../format/numbers.ts';
import { useFailureText } from '../../text/failure.ts';
import { useLanguage } from '../../text/language.tsx';
import { useMessagesText } from '../../text/messages.ts';
import { MessageActions } from './message-actions.tsx';
import { MessageState } from './message-columns.tsx';
import { MessageHistory } from './message-history.tsx';
import classes from './messages.module.css';

interface Props {
  id: string | undefined;
  onClose(): void;
}

export function MessagePanel({ id, onClose }: Props) {
  const t = useMessagesText();
  return (
    <SidePanel opened={id !== undefined} onClose={onClose} title={t.panel.facts}>
      {id !== undefined && <OneMessage id={id} />}
    </SidePanel>
  );
}

function OneMessage({ id }: { id: string }) {
  const query = useMessage(id);
  const t = useMessagesText();
  return (
    <Loaded query={query}>
      {(message) => (
        <div className={classes.panel}>
          <h2 className={classes.kind}>{t.kinds[message.kind]}</h2>
          <MessageState message={message} />
          <Why message={message} />
          <MessageActions message={message} />
          <Notice message={message} />
          <MessageFacts message={message} />
          <section aria-labelledby="history" className={classes.section}>
            <h3 id="history">{t.panel.history}</h3>
            <MessageHistory id={id} />
          </section>
          {message.detail !== '' && (
            <section aria-labelledby="anaf-writes" className={classes.section}>
              <h3 id="anaf-writes">{t.panel.detail}</h3>
              <p lang="ro" className={classes.prose}>
                {message.detail}
              </p>
            </section>
          )}
          {message.messageId && <CopyValue label={t.panel.messageId} value={message.messageId} />}
          <CopyValue label={t.panel.uploadIndex} value={message.uploadIndex} />
          {message.sha256 && <CopyValue label={t.panel.sha256} value={message.sha256} />}
        </div>
      )}
    </Loaded>
  );
}

function Why({ message: { state, reason } }: { message: Message }) {
  const t = useMessagesText();
  const failureText = useFailureText();
  if (state !== 'pending') return null;
  if (reason === null) return <p className="quiet">{t.fresh}</p>;
  const { what, we, you } = failureText(reason);
  return (
    <p>
      {what} {we} {you}
    </p>
  );
}

/** Why an upload was rejected, or what a buyer wrote: read from the archived bytes, unchanged. */
function Notice({ message: { id, state, kind } }: { message: Message }) {
  const t = useMessagesText().panel;
  const wanted = state === 'archived' && kind !== 'received' && kind !== 'sent';
  const query = useNotice(id, wanted);
  if (!wanted) return null;
  return (
    <section aria-labelledby="notice" className={classes.section}>
      <h3 id="notice">{kind === 'error' ? t.refused : t.buyerWrote}</h3>
      <Loaded query={query}>
        {({ errors, message }) => (
          <div lang="ro" className={classes.prose}>
            {message !== null && <p>{message}</p>}
            {errors.length > 0 && (
              <ul className={classes.errors}>
                {errors.map((error) => (
                  <li key={error}>{error}</li>
                ))}
              </ul>
            )}
          </div>
        )}
      </Loaded>
    </section>
  );
}

function MessageFacts({ message: m }: { message: Message }) {
  const t = useMessagesText().panel;
  const { language } = useLanguage();
  const nameOf = useCompanyNames();
  const pending = m.state === 'pending';
  return (
    <Facts
      of={[
        [t.company, <CompanyName key="company" name={nameOf(m.companyId)} cif={m.cif} />],
        [t.rowCif, m.rowCif === m.cif ? null : <Cif key="row" cif={m.rowCif} />],
        [t.createdAt, <Instant key="created" at={m.createdAt} as="exact" />],
        [t.createdAtRaw, m.createdAtAmbiguous ? `${m.createdAtRaw} (${t.ambiguous})` : null],
        [t.rawKind, m.kind === 'unknown' ? m.rawKind : null],
        [t.expires, pending ? <Instant key="expires" at={m.expiresAt} as="exact" /> : null],
        [t.next, pending ? <Instant key="next" at={m.nextAttemptAt} /> : null],
        [t.attempts, m.attempts > 0 ? <Count key="attempts" value={m.attempts} /> : null],
        [t.archivedAt, m.archivedAt && <Instant key="archived" at={m.archivedAt} as="exact" />],
        [t.match, m.match && t.matches[m.match]],
        [t.size, m.sizeBytes === null ? null : formatBytes(m.sizeBytes, language)],
      ]}
    />
  );
}

function CompanyName({ name, cif }: { name: string | null; cif: string }) {
  return (
    <>
      {name} <Cif cif={cif} />
    </>
  );
}
