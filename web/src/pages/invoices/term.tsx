/** Whether the invoice was filed on time: both days, and the law that sets them. */
import type { WholeInvoice } from '../../api/invoices.ts';
import { Facts } from '../../components/facts.tsx';
import { Day } from '../../components/instant.tsx';
import { StateMark } from '../../components/state-mark.tsx';
import { useInvoiceText } from '../../text/invoice.ts';

export function Term({ transmission }: { transmission: NonNullable<WholeInvoice['transmission']> }) {
  const t = useInvoiceText().term;
  const { late, issuedOn, dueBy, availableOn, law } = transmission;
  const sentence = late === null ? t.unknown : late ? t.late : t.inTime;
  return (
    <>
      <StateMark state={late === null ? 'none' : late ? 'needs' : 'calm'} long>
        {sentence}
      </StateMark>
      <Facts
        of={[
          [t.issuedOn, <Day key="issued" on={issuedOn} />],
          [t.dueBy, <Day key="due" on={dueBy} />],
          [t.availableOn, <Day key="available" on={availableOn} />],
          [
            t.law,
            <span key="law" lang="ro">
              {law}
            </span>,
          ],
        ]}
      />
    </>
  );
}
