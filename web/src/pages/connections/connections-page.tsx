/** Conexiuni ANAF: the certificates, the guided connection of another one, links for holders elsewhere. */
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useConnections } from '../../api/connect.ts';
import { useTasks } from '../../api/overview.ts';
import type { ConnectionInFull } from '../../api/shapes.ts';
import { useMay } from '../../api/use-session.ts';
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
  const may = useMay('admin');
  const query = useConnections();
  const [connecting, setConnecting] = useState(false);
  const [connected, setConnected] = useState<string | null>();
  const done = (serial: string | null) => {
    setConnected(serial);
    setConnecting(false);
  };
  return (
    <Page
      title={common.pages.connections}
      lead={t.lead}
      actions={
        may &&
        !connecting &&
        query.data !== undefined &&
        query.data.length > 0 && (
          <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setConnecting(true)}>
            {t.connect}
          </Button>
        )
      }
    >
      <Connected serial={connected} />
      {connecting && (
        <ConnectHere title={t.connectTitle} onConnected={done} onLeave={() => setConnecting(false)} />
      )}
      <div className={may ? classes.columns : undefined}>
        <Loaded query={query}>
          {(connections) => (
            <Connections connections={connections} onConnect={() => setConnecting(true)} onConnected={done} />
          )}
        </Loaded>
        {may && <TokenLinks />}
      </div>
    </Page>
  );
}

function Connected({ serial }: { serial: string | null | undefined }) {
  const t = useConnectText();
  return (
    <div role="status" className={serial === undefined ? 'aside' : undefined}>
      {serial !== undefined && (
        <StateMark state="calm" long>
          {serial === null ? t.connectedPlain : t.connected(serial)}
        </StateMark>
      )}
    </div>
  );
}

interface Props {
  connections: ConnectionInFull[];
  onConnect(): void;
  onConnected(serial: string | null): void;
}

function Connections({ connections, onConnect, onConnected }: Props) {
  const t = useConnectionsText();
  const may = useMay('admin');
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
            onConnect={onConnect}
          />
        </li>
      ))}
    </ul>
  );
}
