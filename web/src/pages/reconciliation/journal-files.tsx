/** The watched folder: where it is, and what became of the newest journals that were put there. */
import { Link } from '@tanstack/react-router';
import { useCompanyNames } from '../../api/company-names.ts';
import { type JournalFile, useJournalFiles } from '../../api/reconciliations.ts';
import { reconciliationPath } from '../../app/paths.ts';
import { Instant } from '../../components/instant.tsx';
import { StateMark } from '../../components/state-mark.tsx';
import { useReconciliationText } from '../../text/reconciliation.ts';
import classes from './reconciliation.module.css';

/** What a person has to say once, on this page. */
const ofColumns = ['journal_columns_unsure', 'journal_no_columns', 'journal_columns_unfitting'];

export function JournalFiles() {
  const t = useReconciliationText().watched;
  const { data } = useJournalFiles();
  // Where the operator opened no folder there is nothing to say.
  if (!data || data.folder === null) return null;
  return (
    <section className={classes.earlier} aria-labelledby="watched">
      <h2 id="watched">{t.title}</h2>
      <p className="quiet">
        {t.lead} <code className={classes.path}>{t.path(data.folder)}</code>
      </p>
      {data.data.length > 0 && (
        <ul className={`panel ${classes.files}`} aria-label={t.title}>
          {data.data.map((file) => (
            <File key={file.id} file={file} />
          ))}
        </ul>
      )}
    </section>
  );
}

function File({ file }: { file: JournalFile }) {
  const nameOf = useCompanyNames();
  const { companyId, folder, name, endedAt, createdAt } = file;
  const company = companyId === null ? folder : (nameOf(companyId) ?? folder);
  return (
    <li>
      <span>
        <strong className={classes.path}>{name}</strong>
        <span className="quiet">
          {company && ` · ${company}`} · <Instant at={endedAt ?? createdAt} />
        </span>
      </span>
      <Outcome file={file} />
    </li>
  );
}

function Outcome({ file: { state, problem, movedTo, reconciliationId } }: { file: JournalFile }) {
  const t = useReconciliationText().watched;
  switch (state) {
    case 'waiting':
    case 'reading':
      return <StateMark state="waiting">{t[state]}</StateMark>;
    case 'done':
      return (
        <span>
          <StateMark state="calm">{t.done}</StateMark>{' '}
          {reconciliationId !== null && <Link to={reconciliationPath(reconciliationId)}>{t.open}</Link>}
        </span>
      );
    case 'failed':
      return (
        <div>
          <StateMark state="needs" long>
            {problem?.detail}
          </StateMark>
          <div className="quiet">
            {problem && ofColumns.includes(problem.reason) && `${t.columnsHelp} `}
            {movedTo !== null && t.failedHelp(movedTo)}
          </div>
        </div>
      );
    default:
      return state satisfies never;
  }
}
