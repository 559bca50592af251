/** Whether a certificate has access to the company, with ANAF's answer and a manual check; automatic sync on or off. */
import { Button } from '@mantine/core';
import { useProbeAccess, useUpdateCompany } from '../../api/company.ts';
import { useConnections } from '../../api/connect.ts';
import type { Company } from '../../api/shapes.ts';
import { useMay, useMayWhole } from '../../api/use-session.ts';
import { AnafWords } from '../../components/anaf-words.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { Instant } from '../../components/instant.tsx';
import { accessStates } from '../../components/shared-states.ts';
import { StateMark } from '../../components/state-mark.tsx';
import { useCompletenessText } from '../../text/completeness.ts';
import classes from './company.module.css';
import { CompanyContact } from './company-contact.tsx';

export function CompanyAccess({ company }: { company: Company }) {
  const t = useCompletenessText().company;
  const { access, accessDetail, accessLostAt } = company;
  return (
    <section className={`panel ${classes.section}`} aria-labelledby="access">
      <h2 id="access">{t.access}</h2>
      <div>
        <StateMark state={accessStates[access]}>
          {t.accessOf[access]}
          {access === 'denied' && accessLostAt && (
            <>
              , {t.since} <Instant at={accessLostAt} as="moment" />
            </>
          )}
        </StateMark>
        {access === 'denied' && <p>{t.accessHelp}</p>}
        <AnafWords text={accessDetail} />
      </div>
      <Probe company={company} />
      <CompanyContact company={company} />
      <h2>{t.auto}</h2>
      <AutomaticSync company={company} />
    </section>
  );
}

/** Tries the connected certificates until one has access. */
function Probe({ company: { cif } }: { company: Company }) {
  const t = useCompletenessText().company;
  const may = useMayWhole();
  const { data: connections } = useConnections();
  const probe = useProbeAccess();
  const valid = connections?.filter(({ isValid }) => isValid) ?? [];
  // Personal codes are masked here, so ANAF cannot be asked about them.
  if (!may || valid.length === 0 || !/^\d+$/.test(cif)) return null;
  const ask = async () => {
    for (const { id: connection } of valid) {
      const { valid: granted } = await probe.mutateAsync({ connection, cif });
      if (granted) return;
    }
  };
  return (
    <div>
      <Button
        size="xs"
        variant="default"
        loading={probe.isPending}
        onClick={() => void ask().catch(() => {})}
      >
        {t.probe}
      </Button>
      <p role="status">{probe.data && (probe.data.valid ? t.probed.yes : t.probed.no)}</p>
      {probe.error && <ErrorState error={probe.error} strip />}
    </div>
  );
}

function AutomaticSync({ company: { id, syncEnabled } }: { company: Company }) {
  const t = useCompletenessText().company;
  const may = useMay('admin');
  const update = useUpdateCompany(id);
  return (
    <div>
      <StateMark state={syncEnabled ? 'calm' : 'none'} long>
        {syncEnabled ? t.autoOn : t.autoOff}
      </StateMark>
      {may && (
        <Button
          mt={8}
          size="xs"
          variant="default"
          display="block"
          loading={update.isPending}
          onClick={() => update.mutate({ syncEnabled: !syncEnabled })}
        >
          {syncEnabled ? t.turnOff : t.turnOn}
        </Button>
      )}
      {update.error && <ErrorState error={update.error} strip />}
    </div>
  );
}
