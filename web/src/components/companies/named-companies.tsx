/** Tax IDs that ANAF's lists named for the connected certificates and that are no companies here yet: one press puts them into the list. */
import { Button } from '@mantine/core';
import { useConnections } from '../../api/connect.ts';
import { useStartText } from '../../text/start.ts';
import classes from './add-companies.module.css';

const mostShown = 5;

interface Props {
  /** Those in the list already. */
  taken: ReadonlySet<string>;
  onTake(cifs: string[]): void;
}

export function NamedCompanies({ taken, onTake }: Props) {
  const t = useStartText().companies.named;
  const { data = [] } = useConnections();
  const named = [...new Set(data.flatMap((connection) => connection.named))].filter((cif) => !taken.has(cif));
  if (named.length === 0) return null;
  const shown = [...named.slice(0, mostShown), ...(named.length > mostShown ? ['…'] : [])].join(', ');
  return (
    <div className={classes.bar}>
      <span>{t.found(named.length, shown)}</span>
      <Button variant="default" size="xs" onClick={() => onTake(named)}>
        {t.take}
      </Button>
    </div>
  );
}
