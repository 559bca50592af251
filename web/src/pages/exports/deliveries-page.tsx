/** Livrări: destinations, their filters, what went where and what waits. */
import { Button } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import {
  type Destination,
  useDestinations,
  usePauseDestination,
  useRemoveDestination,
  useRetryDestination,
} from '../../api/destinations.ts';
import { useMayWhole } from '../../api/use-session.ts';
import { ErrorState } from '../../components/error-state.tsx';
import { Instant } from '../../components/instant.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { Page } from '../../components/page.tsx';
import section from '../../components/section.module.css';
import classes from '../../components/settings-section.module.css';
import { StateMark } from '../../components/state-mark.tsx';
import { useDeliveriesText } from '../../text/deliveries.ts';
import { AddDestination } from './add-destination.tsx';
import { ChangeDestination } from './change-destination.tsx';
import { DeliveredDocuments } from './delivered-documents.tsx';
import own from './deliveries.module.css';

const Confirm = lazy(() => import('../../components/confirm.tsx'));

export function DeliveriesPage() {
  const t = useDeliveriesText();
  const may = useMayWhole();
  return (
    <Page title={t.page} lead={t.lead}>
      {may ? <Destinations /> : <p className="quiet">{t.adminOnly}</p>}
    </Page>
  );
}

function Destinations() {
  const t = useDeliveriesText();
  const query = useDestinations();
  return (
    <>
      <Loaded query={query}>
        {(destinations) =>
          destinations.length === 0 ? (
            <p className="quiet">{t.none}</p>
          ) : (
            <ul className={`panel ${classes.rows}`} aria-label={t.list}>
              {destinations.map((destination) => (
                <Row key={destination.id} destination={destination} />
              ))}
            </ul>
          )
        }
      </Loaded>
      <h2 className={section.title}>{t.add}</h2>
      <AddDestination />
    </>
  );
}

function Row({ destination }: { destination: Destination }) {
  const t = useDeliveriesText();
  const { id, name, state, failed, failingSince } = destination;
  const pause = usePauseDestination(id);
  const retry = useRetryDestination();
  const [asked, setAsked] = useState(false);
  const [opened, setOpened] = useState(false);
  const [changing, setChanging] = useState(false);
  const unconfirmed = isUnconfirmed(destination);
  const error = pause.error ?? retry.error;
  const active = state === 'active';
  return (
    <li className={own.row}>
      <Facts destination={destination} />
      <div className={own.actions}>
        <Button
          variant="subtle"
          size="xs"
          aria-expanded={opened}
          aria-label={t.openLabel(name)}
          onClick={() => setOpened(!opened)}
        >
          {t.open}
        </Button>
        {(failed > 0 || failingSince !== null || unconfirmed) && (
          <Button
            variant="subtle"
            size="xs"
            aria-label={unconfirmed ? t.sendLinkLabel(name) : t.retryLabel(name)}
            loading={retry.isPending}
            onClick={() => retry.mutate(id)}
          >
            {unconfirmed ? t.sendLink : t.retry}
          </Button>
        )}
        <Button
          variant="subtle"
          size="xs"
          aria-expanded={changing}
          aria-label={t.changeLabel(name)}
          onClick={() => setChanging(!changing)}
        >
          {t.change}
        </Button>
        <Button
          variant="subtle"
          size="xs"
          aria-label={active ? t.pauseLabel(name) : t.resumeLabel(name)}
          loading={pause.isPending}
          onClick={() => pause.mutate(active ? 'paused' : 'active')}
        >
          {active ? t.pause : t.resume}
        </Button>
        <Button
          variant="subtle"
          size="xs"
          color="red"
          aria-label={t.removeLabel(name)}
          onClick={() => setAsked(true)}
        >
          {t.remove}
        </Button>
      </div>
      {error && <ErrorState error={error} strip />}
      {changing && <ChangeDestination destination={destination} onClose={() => setChanging(false)} />}
      {opened && <DeliveredDocuments destination={destination} />}
      {asked && (
        <Suspense>
          <Remove destination={destination} onClose={() => setAsked(false)} />
        </Suspense>
      )}
    </li>
  );
}

function Facts({ destination }: { destination: Destination }) {
  const t = useDeliveriesText();
  const { name, kind, address, formats, filter, waiting, delivered, failed, lastDeliveredAt } = destination;
  const chosen = [
    formats.map((format) => format.toUpperCase()).join(', '),
    filter.direction === null ? t.bothDirections : t.direction[filter.direction],
    filter.companies === null ? t.allCompanies : t.countCompanies(filter.companies.length),
  ];
  return (
    <div className={classes.who}>
      <strong className="clip">{name}</strong>
      <span className="quiet clip" title={`${address} · ${destination.pathTemplate}`}>
        {t.kind[kind]} {address} · {destination.pathTemplate}
      </span>
      <span className="quiet clip">{chosen.join(' · ')}</span>
      <DestinationMark destination={destination} />
      <span>
        {t.counts(delivered, waiting, failed)}
        {lastDeliveredAt !== null && (
          <>
            {' · '}
            {t.last} <Instant at={lastDeliveredAt} />
          </>
        )}
      </span>
    </div>
  );
}

function DestinationMark({ destination }: { destination: Destination }) {
  const t = useDeliveriesText();
  const { state, code, failingSince, failed } = destination;
  if (isUnconfirmed(destination)) return <StateMark state="waiting">{t.unconfirmed}</StateMark>;
  if (state === 'paused') return <StateMark state="none">{t.paused}</StateMark>;
  if (failingSince !== null)
    return (
      <StateMark state="needs" long>
        {t.code(code ?? 'error')}
      </StateMark>
    );
  if (failed > 0) return <StateMark state="needs">{t.someFailed}</StateMark>;
  return <StateMark state="calm">{t.active}</StateMark>;
}

function isUnconfirmed({ kind, confirmedAt }: Destination): boolean {
  return kind === 'mail' && confirmedAt === null;
}

function Remove({ destination: { id, name }, onClose }: { destination: Destination; onClose(): void }) {
  const t = useDeliveriesText();
  const remove = useRemoveDestination();
  return (
    <Confirm
      opened
      onClose={onClose}
      title={t.removeTitle}
      action={t.removeAction}
      onConfirm={() => remove.mutate(id, { onSuccess: onClose })}
      busy={remove.isPending}
      error={remove.error}
    >
      {t.removeText(name)}
    </Confirm>
  );
}
