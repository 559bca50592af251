/** What to register on ANAF's portal, with the exact values to copy. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useConnectWords } from '../../text/connect.ts';
import { CopyValue } from '../copy-value.tsx';
import classes from './connect-path.module.css';

interface Props {
  redirectUri: string;
  checking: boolean;
  onCheck(): Promise<unknown>;
}

export function RegisterApplication({ redirectUri, checking, onCheck }: Props) {
  const words = useConnectWords().app;
  const [checked, setChecked] = useState(false);
  return (
    <>
      <p>{words.missing}</p>
      <ol className={classes.list}>
        <li>{words.portal}</li>
        <li>
          {words.fill}
          <div className={classes.values}>
            <CopyValue label={words.name} value="E-Factura Sync" />
            <CopyValue label={words.service} value="E-Factura" />
            <CopyValue label={words.callback} value={redirectUri} />
          </div>
        </li>
        <li>{words.generate}</li>
        <li>
          {words.set}
          <div className={classes.values}>
            <CopyValue label=".env" value={'ANAF_CLIENT_ID=…\nANAF_CLIENT_SECRET=…'} />
          </div>
        </li>
      </ol>
      <Button
        variant="default"
        loading={checking}
        onClick={() => void onCheck().finally(() => setChecked(true))}
      >
        {words.check}
      </Button>
      <span role="status" className="quiet">
        {checked && !checking ? words.stillMissing : ''}
      </span>
    </>
  );
}
