/** What ANAF's public registry says of the company, for which day, and when it was asked. */
import type { ReactNode } from 'react';
import type { Company } from '../../api/shapes.ts';
import { Instant } from '../../components/instant.tsx';
import { StateMark } from '../../components/state-mark.tsx';
import { formatDay } from '../../format/instants.ts';
import { useLanguage } from '../../text/language.tsx';
import { useRegistryText } from '../../text/registry.ts';
import classes from './company.module.css';

export function CompanyRegistry({ company }: { company: Company }) {
  const t = useRegistryText();
  return (
    <section className={`panel ${classes.section}`} aria-labelledby="registry">
      <h2 id="registry">{t.title}</h2>
      {company.registry ? (
        <Facts of={company.registry} company={company} />
      ) : (
        <p className="quiet">{company.cif.includes('*') ? t.person : t.none}</p>
      )}
    </section>
  );
}

function Facts({ of, company }: { of: NonNullable<Company['registry']>; company: Company }) {
  const t = useRegistryText();
  const { language } = useLanguage();
  const seat = [of.locality, of.county].filter(Boolean).join(', ');
  return (
    <>
      {of.found ? (
        <dl className={classes.facts}>
          {of.name !== company.name && <Fact label={t.labels.name}>{of.name}</Fact>}
          <Fact label={t.labels.vat}>
            <StateMark state={of.vatRegistered ? 'calm' : 'none'} long>
              {of.vatRegistered ? t.vat.yes : t.vat.no}
              {of.cashVat && `; ${t.cashVat}`}
            </StateMark>
          </Fact>
          <Fact label={t.labels.state}>
            <StateMark state={of.inactive ? 'needs' : 'calm'} long>
              {of.inactive ? t.inactive : t.active}
            </StateMark>
            {of.registration && <span className="quiet">{of.registration}</span>}
          </Fact>
          {seat && <Fact label={t.labels.seat}>{seat}</Fact>}
        </dl>
      ) : (
        <StateMark state="needs" long>
          {t.notFound}
        </StateMark>
      )}
      <p className="quiet">
        {t.source(formatDay(of.day, language))} <Instant at={of.answeredAt} />.
        {company.nameFrom === 'registry' && ` ${t.nameShown}`}
      </p>
    </>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </>
  );
}
