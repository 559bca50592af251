/** Conexiuni ANAF: the certificates, the guided connection of another one, links for holders elsewhere. */
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useConnections } from '../../api/connect.ts';
import { useTasks } from '../../api/overview.ts';
import type { ConnectionInFull } from '../../api/shapes.ts';
import { useMayWhole } from '../../api/use-session.ts';
import { useFilters } from '../../app/use-filters.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { Page } from '../../components/page.tsx';
import { StateMark } from '../../components/state-mark.tsx';
import { useCommonText } from '../../text/common.ts';
import { useConnectText } from '../../text/connect.ts';
import { useConnectionsText } from '../../text/connections.ts';
import { ConnectHere } from './connect-here.tsx';
import { ConnectionCard } from './connection-card.tsx';
import classes from './connections.module.css';
import { TokenLinks } from './token-links.tsx';

export function ConnectionsPage() {
  const t = useConnectionsText();
  const common = useCommonText();
  const may = useMayWhole();
  const query = useConnections();
  // `renew`: opened to renew this one. `renews`: the connection that was to be renewed, where another certificate was
  // chosen in its place.
  const { filters, set } = useFilters(['connected', 'renew', 'renews'] as const);
  const [connecting, setConnecting] = useState<{ renews?: string } | undefined>(() =>
    may && filters.renew !== undefined ? { renews: filters.renew } : undefined,
  );
  const done = (_serial: string | null, id: string) => {
    const renews = connecting?.renews;
    set({ connected: id, renew: undefined, renews: renews === id ? undefined : renews });
    setConnecting(undefined);
  };
  const begin = (renews?: string) => setConnecting(renews === undefined ? {} : { renews });
  return (
    <Page
      title={common.pages.connections}
      lead={t.lead}
      actions={
        may &&
        !connecting &&
        query.data !== undefined &&
        query.data.length > 0 && (
          <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => begin()}>
            {t.connect}
          </Button>
        )
      }
    >
      <Connected connections={query.data} id={filters.connected} renews={filters.renews} />
      {connecting && (
        <ConnectHere
          title={t.connectTitle}
          onConnected={done}
          renews={connecting.renews}
          onLeave={() => setConnecting(undefined)}
        />
      )}
      <div className={may ? classes.columns : undefined}>
        <Loaded query={query}>
          {(connections) => <Connections connections={connections} onConnect={begin} onConnected={done} />}
        </Loaded>
        {may && <TokenLinks />}
      </div>
    </Page>
  );
}

interface ConnectedProps {
  connections: ConnectionInFull[] | undefined;
  id: string | undefined;
  renews: string | undefined;
}

/** What was connected, and whether it is the certificate that was to be renewed. */
function Connected({ connections, id, renews }: ConnectedProps) {
  const t = useConnectText();
  const { noSerial } = useConnectionsText();
  const named = (wanted: string | undefined) => {
    const found = connections?.find((connection) => connection.id === wanted);
    return found && (found.holder ?? found.serial ?? noSerial);
  };
  const name = named(id);
  const instead = named(renews);
  return (
    <div role="status" className={name === undefined ? 'aside' : undefined}>
      {name !== undefined && (
        <StateMark state={instead === undefined ? 'calm' : 'needs'} long>
          {instead === undefined ? t.connected(name) : t.connectedOther(name, instead)}
        </StateMark>
      )}
    </div>
  );
}

interface Props {
  connections: ConnectionInFull[];
  onConnect(renews: string): void;
  onConnected(serial: string | null, id: string): void;
}

function Connections({ connections, onConnect, onConnected }: Props) {
  const t = useConnectionsText();
  const may = useMayWhole();
  const { rows: tasks } = useTasks();
  if (connections.length === 0) {
    return may ? (
      <ConnectHere title={t.empty} onConnected={onConnected} />
    ) : (
      <div className="panel">
        <EmptyState title={t.empty}>{t.emptyHelp}</EmptyState>
      </div>
    );
  }
  return (
    <ul className={classes.cards} aria-label={t.list}>
      {connections.map((connection) => (
        <li key={connection.id}>
          <ConnectionCard
            connection={connection}
            tasks={tasks?.filter(({ connectionId }) => connectionId === connection.id) ?? []}
            onConnect={() => onConnect(connection.id)}
          />
        </li>
      ))}
    </ul>
  );
}
