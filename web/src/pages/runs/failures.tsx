/** The failures of a run by cause: what happened, what is done automatically, what the reader can do, which companies. */
import { useCompanyNames } from '../../api/company-names.ts';
import { useUnsuccessful } from '../../api/runs.ts';
import type { Run, RunCompany } from '../../api/shapes.ts';
import { AnafWords } from '../../components/anaf-words.tsx';
import { StateMark } from '../../components/state-mark.tsx';
import { useFailureText } from '../../text/failure.ts';
import { useLiveText } from '../../text/run.ts';
import classes from './run.module.css';

const namedAtMost = 6;

export function Failures({ run }: { run: Run }) {
  const t = useLiveText();
  const failureText = useFailureText();
  const nameOf = useCompanyNames();
  const causes = byCause(useUnsuccessful(run));
  if (causes.length === 0) return null;
  return (
    <section className={classes.section} aria-labelledby="failures">
      <h2 id="failures">{t.failures}</h2>
      <div className="panel">
        {causes.map(([code, companies]) => {
          const { what, we, you } = failureText(code);
          const named = companies.slice(0, namedAtMost).map(({ companyId, cif }) => nameOf(companyId) ?? cif);
          const others = companies.length - named.length;
          return (
            <div key={code} className={classes.failure}>
              <StateMark state={companies[0]!.state === 'failed' ? 'lost' : 'needs'}>{what}</StateMark>
              <p>
                {we} {you}
              </p>
              <p className="quiet">
                {named.join(', ')}
                {others > 0 && ` + ${t.failuresOf(others)}`}
              </p>
              <AnafWords text={companies.find(({ detail }) => detail)?.detail} />
            </div>
          );
        })}
      </div>
    </section>
  );
}

function byCause(companies: RunCompany[]): [string, RunCompany[]][] {
  const causes = new Map<string, RunCompany[]>();
  for (const company of companies) {
    if (company.code === null || company.state === 'running' || company.state === 'queued') continue;
    causes.set(company.code, [...(causes.get(company.code) ?? []), company]);
  }
  return [...causes].sort(([, a], [, b]) => b.length - a.length);
}
