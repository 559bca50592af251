/** The organisation's name, its plan and the use of it. */
import { Button, Checkbox, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import {
  useAskForSecondFactor,
  useOrganisation,
  useRenameOrganisation,
  useSetClientApproval,
} from '../../api/organisation.ts';
import type { Organisation } from '../../api/shapes.ts';
import { useMayWhole, useSession } from '../../api/use-session.ts';
import { ErrorState } from '../../components/error-state.tsx';
import { Facts } from '../../components/facts.tsx';
import { Instant } from '../../components/instant.tsx';
import { Loaded } from '../../components/loaded.tsx';
import classes from '../../components/settings-section.module.css';
import { useCommonText } from '../../text/common.ts';
import { useSecondFactorText } from '../../text/second-factor.ts';
import { useSettingsText } from '../../text/settings.ts';

export default function OrganisationSection() {
  const query = useOrganisation();
  return <Loaded query={query}>{(organisation) => <Both organisation={organisation} />}</Loaded>;
}

function Both({ organisation }: { organisation: Organisation }) {
  const t = useSettingsText().organisation;
  const may = useMayWhole();
  const { name, plan, companies, createdAt } = organisation;
  return (
    <>
      {may ? <Rename name={name} /> : <p>{name}</p>}
      <div className={`panel ${classes.box}`}>
        <Facts
          of={[
            [t.plan, <strong key="plan">{plan.name}</strong>],
            [t.interval, t.intervals[plan.interval]],
            [t.manual, plan.manualSyncsPerDay ?? t.unlimited],
            [t.companies, t.of(companies, plan.companies)],
            [t.since, <Instant key="since" at={createdAt} as="date" />],
          ]}
        />
        <p className="quiet">{t.planHelp}</p>
      </div>
      <ClientApproval allowed={organisation.clientApproval} />
      <AskForSecondFactor needed={organisation.needsSecondFactor} />
    </>
  );
}

function AskForSecondFactor({ needed }: { needed: boolean }) {
  const t = useSecondFactorText().organisation;
  const { data: session } = useSession();
  const own = session?.organisations.find(({ organisationId }) => organisationId === session.organisationId);
  const set = useAskForSecondFactor();
  return (
    <div className={`panel ${classes.box}`}>
      <Checkbox
        label={t.label}
        description={t.help}
        checked={set.isPending ? set.variables : needed}
        disabled={own?.role !== 'owner'}
        onChange={(event) => set.mutate(event.currentTarget.checked)}
      />
      {set.error && <ErrorState error={set.error} strip />}
    </div>
  );
}

function ClientApproval({ allowed }: { allowed: boolean }) {
  const t = useSettingsText().organisation;
  const may = useMayWhole();
  const set = useSetClientApproval();
  return (
    <div className={`panel ${classes.box}`}>
      <Checkbox
        label={t.approval}
        description={t.approvalHelp}
        checked={set.isPending ? set.variables : allowed}
        disabled={!may}
        onChange={(event) => set.mutate(event.currentTarget.checked)}
      />
      {set.error && <ErrorState error={set.error} strip />}
    </div>
  );
}

function Rename({ name }: { name: string }) {
  const t = useSettingsText().organisation;
  const common = useCommonText();
  const rename = useRenameOrganisation();
  const [typed, setTyped] = useState(name);
  const save = (event: FormEvent) => {
    event.preventDefault();
    rename.mutate(typed.trim());
  };
  return (
    <form onSubmit={save} className={classes.line}>
      <TextInput
        label={t.name}
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
