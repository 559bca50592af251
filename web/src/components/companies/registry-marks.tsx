/** What an accountant must know of a company's entry in ANAF's public registry: not there, inactive, not registered for VAT. */
import type { RegistryFacts } from '../../api/shapes.ts';
import { useRegistryText } from '../../text/registry.ts';
import { StateMark } from '../state-mark.tsx';

export function RegistryMarks({ of }: { of: RegistryFacts }) {
  const t = useRegistryText();
  if (!of.found)
    return (
      <StateMark state="needs" long>
        {t.notFound}
      </StateMark>
    );
  return (
    <>
      {of.inactive && (
        <StateMark state="needs" long>
          {t.inactive}
        </StateMark>
      )}
      {of.vatRegistered === false && (
        <StateMark state="none" long>
          {t.vat.no}
        </StateMark>
      )}
    </>
  );
}
