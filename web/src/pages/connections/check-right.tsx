/** Asks ANAF whether the certificate has access to a tax ID; shows the answer, which the service keeps. */
import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useProbeAccess } from '../../api/company.ts';
import { AnafWords } from '../../components/anaf-words.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { StateMark } from '../../components/state-mark.tsx';
import { useConnectionsText } from '../../text/connections.ts';
import classes from './connections.module.css';

export function CheckRight({ connectionId }: { connectionId: string }) {
  const t = useConnectionsText().check;
  const probe = useProbeAccess();
  const [cif, setCif] = useState('');
  const ask = (event: FormEvent) => {
    event.preventDefault();
    probe.mutate({ connection: connectionId, cif: cif.trim() });
  };
  const asked = probe.variables?.cif ?? '';
  return (
    <div className={classes.check}>
      <form onSubmit={ask} className={classes.line}>
        <TextInput
          label={t.label}
          description={t.help}
          required
          withAsterisk={false}
          maxLength={40}
          value={cif}
          className={classes.cif!}
          onChange={(event) => setCif(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" loading={probe.isPending}>
          {t.go}
        </Button>
      </form>
      <div role="status">
        {probe.data && (
          <StateMark state={probe.data.valid ? 'calm' : 'needs'} long>
            {probe.data.valid ? t.yes(asked) : t.no(asked)}
          </StateMark>
        )}
      </div>
      <AnafWords text={probe.data?.errors.join('\n') || null} />
      {probe.error && <ErrorState error={probe.error} strip />}
    </div>
  );
}
