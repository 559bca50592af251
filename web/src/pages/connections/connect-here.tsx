/** The guided path within the page: where one begins is where one reads on. */
import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { ConnectPath } from '../../components/connections/connect-path.tsx';
import { useCommonText } from '../../text/common.ts';
import { useConnectionsText } from '../../text/connections.ts';
import classes from './connections.module.css';

interface Props {
  title: string;
  onConnected(serial: string | null): void;
  /** Where something else is there to go back to. */
  onLeave?: () => void;
}

export function ConnectHere({ title, onConnected, onLeave }: Props) {
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
      <ConnectPath onConnected={onConnected} />
    </section>
  );
}
