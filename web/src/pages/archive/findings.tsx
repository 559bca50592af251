/** What the nightly check found wrong in the archive. */
import { Button } from '@mantine/core';
import type { useFindings } from '../../api/completeness.ts';
import { CopyButton } from '../../components/copy-button.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { Instant } from '../../components/instant.tsx';
import side from '../../components/side-section.module.css';
import { StateMark } from '../../components/state-mark.tsx';
import { useCommonText } from '../../text/common.ts';
import { useCompletenessText } from '../../text/completeness.ts';
import classes from './findings.module.css';

export function Findings({
  query: { rows, more, error, refetch },
}: {
  query: ReturnType<typeof useFindings>;
}) {
  const t = useCompletenessText().findings;
  const common = useCommonText();
  return (
    <section className={`panel ${side.side}`} aria-labelledby="archive">
      <h2 id="archive">{t.title}</h2>
      {error && <ErrorState error={error} onRetry={() => void refetch()} strip />}
      {rows?.length === 0 && (
        <div>
          <StateMark state="calm" long>
            {t.none}
          </StateMark>
          <p className="quiet">{t.noneHelp}</p>
        </div>
      )}
      {rows !== undefined && rows.length > 0 && (
        <ul className={classes.findings}>
          {rows.map(({ id, kind, severity, subject, expected, found, lastSeenAt }) => (
            <li key={id}>
              <StateMark state={severity === 'wrong' ? 'lost' : 'waiting'} long>
                <span className="aside">{t.severity[severity]}: </span>
                {t.kind[kind]}
              </StateMark>
              <span className={classes.subject}>
                <span className="mono">{subject}</span>
                <CopyButton value={subject} what={t.kind[kind]} />
              </span>
              <span className="quiet">
                {expected !== null && found !== null && (
                  <>
                    {t.expected} <span className="mono">{expected}</span>, {t.found}{' '}
                    <span className="mono">{found}</span>;{' '}
                  </>
                )}
                {t.seen} <Instant at={lastSeenAt} />
              </span>
            </li>
          ))}
        </ul>
      )}
      {more && (
        <Button size="xs" variant="default" onClick={more}>
          {common.do.more}
        </Button>
      )}
    </section>
  );
}
