/** Shows since when the service has not answered, until it answers again. */
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Unreachable } from '../api/problem.ts';
import { formatMoment } from '../format/instants.ts';
import { useCommonText } from '../text/common.ts';
import { useLanguage } from '../text/language.tsx';
import { StateMark, stateClass } from './state-mark.tsx';
import classes from './states.module.css';

export function OfflineBar() {
  const t = useCommonText();
  const { language } = useLanguage();
  const since = useOfflineSince();
  if (!since) return null;
  return (
    <div className={`${classes.strip} ${stateClass('needs')}`} role="alert">
      <StateMark state="needs">{t.offline(formatMoment(since, language, new Date()))}</StateMark>
    </div>
  );
}

const askAgainMs = 5_000;

/** The time of the last answer, if the latest request got none. */
function useOfflineSince(): Date | undefined {
  const client = useQueryClient();
  const [since, setSince] = useState<Date>();
  useEffect(() => {
    let lastAnswer = Date.now();
    return client.getQueryCache().subscribe((event) => {
      if (event.type !== 'updated') return;
      const { action } = event;
      if (action.type === 'success' && !action.manual) {
        lastAnswer = Date.now();
        setSince(undefined);
      }
      const lost =
        (action.type === 'error' || action.type === 'failed') && action.error instanceof Unreachable;
      if (lost) setSince((known) => known ?? new Date(lastAnswer));
    });
  }, [client]);
  useEffect(() => {
    if (!since) return;
    const timer = setInterval(() => void client.refetchQueries({ type: 'active' }), askAgainMs);
    return () => clearInterval(timer);
  }, [since, client]);
  return since;
}
