/** Whether it was transmitted in time: both days, and the law that counts them. */
import type { WholeInvoice } from '../../api/invoices.ts';
import { Facts } from '../../components/facts.tsx';
import { Day } from '../../components/instant.tsx';
import { StateMark } from '../../components/state-mark.tsx';
import { useInvoiceWords } from '../../text/invoice.ts';

export function Term({ transmission }: { transmission: NonNullable<WholeInvoice['transmission']> }) {
  const words = useInvoiceWords().term;
  const { late, issuedOn, dueBy, availableOn, law } = transmission;
  const sentence = late === null ? words.unknown : late ? words.late : words.inTime;
  return (
    <>
      <StateMark state={late === null ? 'none' : late ? 'needs' : 'calm'} long>
        {sentence}
      </StateMark>
      <Facts
        of={[
          [words.issuedOn, <Day key="issued" on={issuedOn} />],
          [words.dueBy, <Day key="due" on={dueBy} />],
          [words.availableOn, <Day key="available" on={availableOn} />],
          [
            words.law,
            <span key="law" lang="ro">
              {law}
            </span>,
          ],
        ]}
      />
    </>
  );
}
