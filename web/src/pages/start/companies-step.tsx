/** The fourth step: which companies. */
import { Button } from '@mantine/core';
import { CalmFrame } from '../../components/calm-frame.tsx';
import { AddCompanies } from '../../components/companies/add-companies.tsx';
import { useStartWords } from '../../text/start.ts';
import { stepCount } from './steps.ts';

interface Props {
  /** Without a certificate there is nothing to synchronise with. */
  connected: boolean;
  onNext(): void;
  onLeave(): void;
}

export function CompaniesStep({ connected, onNext, onLeave }: Props) {
  const words = useStartWords();
  return (
    <CalmFrame
      title={words.companies.title}
      lead={words.companies.lead}
      step={{ at: 4, of: stepCount, label: words.steps(4, stepCount) }}
      width={680}
    >
      <AddCompanies
        next={() =>
          connected ? (
            <Button onClick={onNext}>{words.companies.next}</Button>
          ) : (
            <Button onClick={onLeave}>{words.sync.done}</Button>
          )
        }
      />
      <p>
        <Button variant="subtle" onClick={onLeave}>
          {words.connect.later}
        </Button>
      </p>
    </CalmFrame>
  );
}
