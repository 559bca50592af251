/** The organisation's name, and what its plan allows beside what is used. */
import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useOrganisation, useRenameOrganisation } from '../../api/organisation.ts';
import type { Organisation } from '../../api/shapes.ts';
import { useMay } from '../../api/use-session.ts';
import { ErrorState } from '../../components/error-state.tsx';
import { Facts } from '../../components/facts.tsx';
import { Instant } from '../../components/instant.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { useCommonWords } from '../../text/common.ts';
import { useSettingsWords } from '../../text/settings.ts';
import classes from '../settings/settings.module.css';

export default function OrganisationSection() {
  const query = useOrganisation();
  return <Loaded query={query}>{(organisation) => <Both organisation={organisation} />}</Loaded>;
}

function Both({ organisation }: { organisation: Organisation }) {
  const words = useSettingsWords().organisation;
  const may = useMay('admin');
  const { name, plan, companies, createdAt } = organisation;
  return (
    <>
      {may ? <Rename name={name} /> : <p>{name}</p>}
      <div className={`panel ${classes.box}`}>
        <Facts
          of={[
            [words.plan, <strong key="plan">{plan.name}</strong>],
            [words.interval, words.intervals[plan.interval]],
            [words.manual, plan.manualSyncsPerDay ?? words.unlimited],
            [words.companies, words.of(companies, plan.companies)],
            [words.since, <Instant key="since" at={createdAt} as="date" />],
          ]}
        />
        <p className="quiet">{words.planHelp}</p>
      </div>
    </>
  );
}

function Rename({ name }: { name: string }) {
  const words = useSettingsWords().organisation;
  const common = useCommonWords();
  const rename = useRenameOrganisation();
  const [typed, setTyped] = useState(name);
  const save = (event: FormEvent) => {
    event.preventDefault();
    rename.mutate(typed.trim());
  };
  return (
    <form onSubmit={save} className={classes.line}>
      <TextInput
        label={words.name}
        value={typed}
        maxLength={200}
        required
        withAsterisk={false}
        className={classes.grow!}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <Button type="submit" variant="default" loading={rename.isPending} disabled={typed.trim() === name}>
        {common.do.save}
      </Button>
      {rename.error && <ErrorState error={rename.error} strip />}
    </form>
  );
}
