/** In the task about rights that are missing: each company with its contact and the instructions for it. */
import { useDeniedCompanies } from '../../api/company.ts';
import type { Task } from '../../api/shapes.ts';
import { ContactLine, SendInstructions } from '../../components/companies/contact-line.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { SkeletonRows } from '../../components/skeleton-rows.tsx';
import { useContactText } from '../../text/contact.ts';
import classes from './lost-rights.module.css';

const mostShown = 20;

export function LostRights({ task }: { task: Pick<Task, 'companyIds' | 'companyCount'> }) {
  const t = useContactText();
  const named = task.companyCount > 1;
  const { data, error, refetch } = useDeniedCompanies();
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} strip />;
  if (data === undefined) return <SkeletonRows rows={1} />;
  const wanted = new Set(task.companyIds);
  const shown = data.filter(({ id }) => wanted.has(id)).slice(0, mostShown);
  return (
    <ul className={classes.companies} aria-label={t.title}>
      {shown.map((company) => (
        <li key={company.id}>
          {named && <span className={classes.name}>{company.name ?? company.cif}</span>}
          <ContactLine company={company} />
          <SendInstructions company={company} />
        </li>
      ))}
      {task.companyCount > shown.length && shown.length > 0 && (
        <li className="quiet">{t.more(task.companyCount - shown.length)}</li>
      )}
    </ul>
  );
}
