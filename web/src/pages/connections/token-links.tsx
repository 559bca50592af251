/** Links for a certificate holder elsewhere: created, shown once, counted down, withdrawn. */
import { Button, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useEffect, useState } from 'react';
import { keys } from '../../api/query-keys.ts';
import {
  type TokenLink,
  useMakeTokenLink,
  useTokenLinks,
  useWithdrawTokenLink,
} from '../../api/token-links.ts';
import { ErrorState } from '../../components/error-state.tsx';
import { Instant } from '../../components/instant.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { ShownOnce } from '../../components/shown-once.tsx';
import { SkeletonRows } from '../../components/skeleton-rows.tsx';
import { useNow } from '../../components/use-now.ts';
import { useConnectionsText } from '../../text/connections.ts';
import classes from './connections.module.css';

/** Polled: no live event tells that the link was used on another computer. */
const lookMs = 5_000;
const minuteMs = 60_000;

export function TokenLinks() {
  const t = useConnectionsText().links;
  const [waiting, setWaiting] = useState(false);
  const query = useTokenLinks(waiting ? { everyMs: lookMs } : {});
  const links = query.data;
  useEffect(() => setWaiting(links?.some(({ state }) => state === 'active') ?? false), [links]);
  useNewConnections(links);
  return (
    <section className={`panel ${classes.links}`} aria-labelledby="links">
      <h2 id="links">{t.title}</h2>
      <p className="quiet">{t.text}</p>
      <MakeLink links={links} />
      <Loaded query={query} skeleton={<SkeletonRows rows={2} />}>
        {(found) => <Links links={found} />}
      </Loaded>
    </section>
  );
}

/** A used link has added a connection. */
function useNewConnections(links: TokenLink[] | undefined): void {
  const client = useQueryClient();
  const used = links?.filter(({ state }) => state === 'used').length;
  useEffect(() => {
    if (used === undefined) return;
    for (const queryKey of [keys.connections, keys.tasks, keys.overview])
      void client.invalidateQueries({ queryKey, exact: true });
  }, [used, client]);
}

function MakeLink({ links }: { links: TokenLink[] | undefined }) {
  const t = useConnectionsText().links;
  const make = useMakeTokenLink();
  const [note, setNote] = useState('');
  const send = (event: FormEvent) => {
    event.preventDefault();
    make.mutate(note.trim() || null, { onSuccess: () => setNote('') });
  };
  // A link that was used or withdrawn is no longer shown.
  const gone = links?.some(({ id, state }) => id === make.data?.id && state !== 'active');
  return (
    <>
      <form onSubmit={send} className={classes.line}>
        <TextInput
          label={t.note}
          description={t.noteHelp}
          maxLength={200}
          value={note}
          className={classes.grow!}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" loading={make.isPending}>
          {t.make}
        </Button>
      </form>
      {make.error && <ErrorState error={make.error} strip />}
      {make.data && !gone && <ShownOnce label={t.label} value={make.data.url} help={t.help} />}
    </>
  );
}

function Links({ links }: { links: TokenLink[] }) {
  const t = useConnectionsText().links;
  const open = links.filter(({ state }) => state === 'active');
  const older = links.filter(({ state }) => state !== 'active');
  return (
    <>
      {open.length > 0 && (
        <>
          <ul className={classes.rows} aria-label={t.list}>
            {open.map((link) => (
              <OpenLink key={link.id} link={link} />
            ))}
          </ul>
          <p className="quiet">{t.waiting}</p>
        </>
      )}
      {older.length > 0 && (
        <details>
          <summary>{t.older(older.length)}</summary>
          <ul className={classes.rows}>
            {older.map(({ id, note, state, createdAt, usedAt }) => (
              <li key={id}>
                <span className={classes.who}>{note ?? t.unnamed}</span>
                <span className="quiet">
                  {t.state[state]}, <Instant at={usedAt ?? createdAt} as="moment" />
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function OpenLink({ link: { id, note, expiresAt } }: { link: TokenLink }) {
  const t = useConnectionsText().links;
  const now = useNow();
  const withdraw = useWithdrawTokenLink();
  const minutes = Math.max(0, Math.floor((Date.parse(expiresAt) - now.getTime()) / minuteMs));
  return (
    <li>
      <span className={classes.who}>
        <strong>{note ?? t.unnamed}</strong>
        <time dateTime={expiresAt} className="quiet">
          {t.left(minutes)}
        </time>
      </span>
      <Button
        variant="subtle"
        color="red"
        size="xs"
        aria-label={t.withdrawLabel(note ?? t.unnamed)}
        loading={withdraw.isPending}
        onClick={() => withdraw.mutate(id)}
      >
        {t.withdraw}
      </Button>
      {withdraw.error && <ErrorState error={withdraw.error} strip />}
    </li>
  );
}
