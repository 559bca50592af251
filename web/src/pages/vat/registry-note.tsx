/** What ANAF's public registry says of the chosen company where it bears on VAT; nothing for a company that is registered and active. */
import { useCompany } from '../../api/company.ts';
import { RegistryMarks } from '../../components/companies/registry-marks.tsx';
import { StateMark } from '../../components/state-mark.tsx';
import { formatDay } from '../../format/instants.ts';
import { useLanguage } from '../../text/language.tsx';
import { useRegistryText } from '../../text/registry.ts';
import classes from './vat.module.css';

export function RegistryNote({ companyId }: { companyId: string }) {
  const t = useRegistryText();
  const { language } = useLanguage();
  const of = useCompany(companyId).data?.registry;
  if (!of || (of.found && of.vatRegistered && !of.inactive && !of.cashVat)) return null;
  return (
    <p className={classes.registry}>
      <span className="quiet">{t.vatPage(formatDay(of.day, language))}</span>
      <RegistryMarks of={of} />
      {of.cashVat && <StateMark state="none">{t.cashVat}</StateMark>}
    </p>
  );
}
