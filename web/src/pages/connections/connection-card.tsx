/** One certificate: whether it works, the companies it covers, the age of its authorisation, its tasks and actions. */
import { Button, TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type FormEvent, lazy, Suspense, useState } from 'react';
import { useNameHolder, useRemoveConnection } from '../../api/connect.ts';
import type { ConnectionInFull, Task } from '../../api/shapes.ts';
import { useMayWhole } from '../../api/use-session.ts';
import { companyPath } from '../../app/paths.ts';
import { Cif } from '../../components/amount.tsx';
import { AnafWords } from '../../components/anaf-words.tsx';
import { CopyButton } from '../../components/copy-button.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { Facts } from '../../components/facts.tsx';
import { Instant } from '../../components/instant.tsx';
import { SidePanel } from '../../components/side-panel.tsx';
import { StateMark, stateClass } from '../../components/state-mark.tsx';
import { useNow } from '../../components/use-now.ts';
import { dayMs } from '../../format/instants.ts';
import { useCommonText } from '../../text/common.ts';
import { useConnectionsText } from '../../text/connections.ts';
import { useLanguage } from '../../text/language.tsx';
import { CheckRight } from './check-right.tsx';
import classes from './connections.module.css';

const Confirm = lazy(() => import('../../components/confirm.tsx'));

interface Props {
  connection: ConnectionInFull;
  /** The tasks of this certificate. */
  tasks: Task[];
  onConnect(): void;
}

export function ConnectionCard({ connection, tasks, onConnect }: Props) {
  const t = useConnectionsText();
  const may = useMayWhole();
  const { serial, isValid } = connection;
  const name = connection.holder ?? serial ?? t.noSerial;
  return (
    <article className={`panel ${classes.card}`} aria-label={`${t.one} ${name}`}>
      <div className={classes.head}>
        <h2 className={connection.holder === null ? `mono ${classes.serial}` : classes.serial}>{name}</h2>
        {connection.holder !== null && serial !== null && <span className="mono quiet">{serial}</span>}
        {serial && <CopyButton value={serial} what={t.serial} />}
        <StateMark state={isValid ? 'calm' : 'needs'} boxed>
          {isValid ? t.state.valid : t.state.ended}
        </StateMark>
      </div>
      {tasks.map((task) => (
        <Trouble key={task.id} task={task} />
      ))}
      <ConnectionFacts connection={connection} />
      {may && <Actions connection={connection} urgent={!isValid || tasks.length > 0} onConnect={onConnect} />}
    </article>
  );
}

function Trouble({ task: { title, detail, anafWords, severity } }: { task: Task }) {
  const { language } = useLanguage();
  const state = severity === 'urgent' ? 'lost' : 'needs';
  return (
    <div className={`${classes.trouble} ${stateClass(state)}`}>
      <StateMark state={state} long>
        {title[language]}
      </StateMark>
      <p>{detail[language]}</p>
      <AnafWords text={anafWords} />
    </div>
  );
}

/** The lifetime that ANAF documents for a refresh token. */
const yearDays = 365;

function ConnectionFacts({ connection }: { connection: ConnectionInFull }) {
  const t = useConnectionsText();
  const { facts } = t;
  const now = useNow();
  const { note, connectedAt, refreshIssuedAt, expiresAt, isValid } = connection;
  const issued = refreshIssuedAt === null ? null : Date.parse(refreshIssuedAt);
  const days = issued === null ? null : Math.max(0, Math.floor((now.getTime() - issued) / dayMs));
  return (
    <Facts
      of={[
        [facts.note, note],
        [facts.covers, <Covers key="covers" connection={connection} />],
        [facts.connected, <Instant key="connected" at={connectedAt} as="moment" />],
        [facts.refreshed, days === null ? null : t.age(days)],
        [
          facts.until,
          issued === null ? null : (
            <Instant key="until" at={new Date(issued + yearDays * dayMs).toISOString()} as="date" />
          ),
        ],
        [
          facts.access,
          isValid ? (
            <span key="access">
              {facts.accessUntil} <Instant at={expiresAt} as="date" />{' '}
              <span className="quiet">{facts.accessHelp}</span>
            </span>
          ) : null,
        ],
      ]}
    />
  );
}

function Covers({ connection: { companies } }: { connection: ConnectionInFull }) {
  const t = useConnectionsText();
  if (companies.length === 0) return <>{t.covers(0)}</>;
  return (
    <details className={classes.covers}>
      <summary>{t.covers(companies.length)}</summary>
      <ul>
        {companies.map(({ id, name, cif }) => (
          <li key={id}>
            <Link to={companyPath(id)}>{name ?? cif}</Link> {name !== null && <Cif cif={cif} />}
          </li>
        ))}
      </ul>
    </details>
  );
}

interface ActionsProps {
  connection: ConnectionInFull;
  urgent: boolean;
  onConnect(): void;
}

function Actions({ connection, urgent, onConnect }: ActionsProps) {
  const t = useConnectionsText();
  const [removing, setRemoving] = useState(false);
  const [naming, setNaming] = useState(false);
  return (
    <>
      {connection.isValid && <CheckRight connectionId={connection.id} />}
      <div className={classes.line}>
        <Button size="xs" variant={urgent ? 'filled' : 'default'} onClick={onConnect}>
          {t.reconnect}
        </Button>
        <Button size="xs" variant="default" onClick={() => setNaming(true)}>
          {connection.holder === null ? t.holder.add : t.holder.change}
        </Button>
        <Button size="xs" variant="subtle" color="red" onClick={() => setRemoving(true)}>
          {t.remove}
        </Button>
      </div>
      <SidePanel opened={naming} onClose={() => setNaming(false)} title={t.holder.label}>
        <NameHolder connection={connection} onDone={() => setNaming(false)} />
      </SidePanel>
      {removing && (
        <Suspense>
          <Remove connection={connection} onClose={() => setRemoving(false)} />
        </Suspense>
      )}
    </>
  );
}

function NameHolder({
  connection: { id, holder },
  onDone,
}: {
  connection: ConnectionInFull;
  onDone(): void;
}) {
  const t = useConnectionsText().holder;
  const common = useCommonText();
  const save = useNameHolder(id);
  const [typed, setTyped] = useState(holder ?? '');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate(typed.trim() || null, { onSuccess: onDone });
  };
  return (
    <form onSubmit={submit}>
      <TextInput
        label={t.label}
        description={t.help}
        maxLength={200}
        value={typed}
        autoComplete="off"
        data-autofocus
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      {save.error && <ErrorState error={save.error} strip />}
      <Button type="submit" mt="md" loading={save.isPending}>
        {common.do.save}
      </Button>
    </form>
  );
}

function Remove({
  connection: { id, companies },
  onClose,
}: {
  connection: ConnectionInFull;
  onClose(): void;
}) {
  const t = useConnectionsText();
  const remove = useRemoveConnection();
  return (
    <Confirm
      opened
      onClose={onClose}
      title={t.removeTitle}
      action={t.remove}
      onConfirm={() => remove.mutate(id, { onSuccess: onClose })}
      busy={remove.isPending}
      error={remove.error}
    >
      <p>{t.removeText(companies.length)}</p>
      <p className="quiet">{t.removeAtAnaf}</p>
    </Confirm>
  );
}
