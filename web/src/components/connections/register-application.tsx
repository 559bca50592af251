/** What to register on ANAF's portal, with the exact values to copy. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useConnectText } from '../../text/connect.ts';
import { CopyValue } from '../copy-value.tsx';
import classes from './connect-path.module.css';

interface Props {
  redirectUri: string;
  checking: boolean;
  onCheck(): Promise<unknown>;
}

export function RegisterApplication({ redirectUri, checking, onCheck }: Props) {
  const t = useConnectText().app;
  const [checked, setChecked] = useState(false);
  return (
    <>
      <p>{t.missing}</p>
      <ol className={classes.list}>
        <li>{t.portal}</li>
        <li>
          {t.fill}
          <div className={classes.values}>
            <CopyValue label={t.name} value="E-Factura Sync" />
            <CopyValue label={t.service} value="E-Factura" />
            <CopyValue label={t.callback} value={redirectUri} />
          </div>
        </li>
        <li>{t.generate}</li>
        <li>
          {t.set}
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
        {t.check}
      </Button>
      <span role="status" className="quiet">
        {checked && !checking ? t.stillMissing : ''}
      </span>
    </>
  );
}
