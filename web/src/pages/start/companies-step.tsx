/** The fourth step: the companies. */
import { Button } from '@mantine/core';
import { CalmFrame } from '../../components/calm-frame.tsx';
import { AddCompanies } from '../../components/companies/add-companies.tsx';
import { useStartText } from '../../text/start.ts';
import { stepCount } from './steps.ts';

interface Props {
  /** Without a certificate nothing can be synced. */
  connected: boolean;
  onNext(): void;
  onLeave(): void;
}

export function CompaniesStep({ connected, onNext, onLeave }: Props) {
  const t = useStartText();
  return (
    <CalmFrame
      title={t.companies.title}
      lead={t.companies.lead}
      step={{ at: 4, of: stepCount, label: t.steps(4, stepCount) }}
      width={680}
    >
      <AddCompanies
        next={() =>
          connected ? (
            <Button onClick={onNext}>{t.companies.next}</Button>
          ) : (
            <Button onClick={onLeave}>{t.sync.done}</Button>
          )
        }
      />
      <p>
        <Button variant="subtle" onClick={onLeave}>
          {t.connect.later}
        </Button>
      </p>
    </CalmFrame>
  );
}
