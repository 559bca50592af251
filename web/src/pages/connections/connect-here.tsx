/** The guided connection within the page; takes the focus when it opens. */
import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { ConnectPath } from '../../components/connections/connect-path.tsx';
import { useCommonText } from '../../text/common.ts';
import { useConnectionsText } from '../../text/connections.ts';
import classes from './connections.module.css';

interface Props {
  title: string;
  onConnected(serial: string | null, id: string): void;
  /** The connection to be renewed. */
  renews?: string | undefined;
  /** Given if the path can be closed. */
  onLeave?: () => void;
}

export function ConnectHere({ title, onConnected, renews, onLeave }: Props) {
  const t = useConnectionsText();
  const common = useCommonText();
  const first = useRef<HTMLHeadingElement>(null);
  const asked = onLeave !== undefined;
  useEffect(() => {
    if (asked) first.current?.focus();
  }, [asked]);
  return (
    <section className={classes.path} aria-labelledby="connect-here">
      <div className={classes.head}>
        <h2 id="connect-here" ref={first} tabIndex={-1}>
          {title}
        </h2>
        {onLeave && (
          <Button variant="subtle" size="xs" onClick={onLeave}>
            {common.do.cancel}
          </Button>
        )}
        <p className="quiet">{t.connectLead}</p>
      </div>
      <ConnectPath onConnected={onConnected} renews={renews} />
    </section>
  );
}
