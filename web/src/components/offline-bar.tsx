/** Shows since when the service has not answered, until it answers again. */
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { listen } from '../api/events.ts';
import { Unreachable } from '../api/problem.ts';
import { formatMoment } from '../format/instants.ts';
import { useCommonText } from '../text/common.ts';
import { useLanguage } from '../text/language.tsx';
import { makeReach } from './reach.ts';
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
const answersWithinMs = 3_000;

/** What the browser opens outside of the application: downloads, documents, ANAF. Mail and telephone need no service. */
function leadsOut(target: EventTarget | null): boolean {
  const link = target instanceof Element ? target.closest<HTMLAnchorElement>('a[href]') : null;
  if (!link || /^(mailto|tel):/.test(link.href)) return false;
  const { origin, pathname } = new URL(link.href, window.location.href);
  return origin !== window.location.origin || link.target !== '' || /^\/(api|docs)(\/|$)/.test(pathname);
}

function stopLinks(event: MouseEvent): void {
  if (leadsOut(event.target)) event.preventDefault();
}

/** The time of the last answer, if the latest request got none. */
function useOfflineSince(): Date | undefined {
  const client = useQueryClient();
  const [reach] = useState(() => makeReach(Date.now()));
  const [lostSince, setLostSince] = useState<number>();
  const since = useMemo(() => (lostSince === undefined ? undefined : new Date(lostSince)), [lostSince]);
  useEffect(
    () =>
      client.getQueryCache().subscribe((event) => {
        if (event.type !== 'updated') return;
        const { action, query } = event;
        if (action.type === 'fetch') reach.asked(query, Date.now());
        if (action.type === 'success' && !action.manual) reach.answered(query, Date.now());
        const failed = action.type === 'error' || action.type === 'failed';
        if (failed && action.error instanceof Unreachable) reach.failed(Date.now());
        setLostSince(reach.lostSince());
      }),
    [client, reach],
  );
  // The stream of events ends at once when the service does; one request tells a lost service from a lost stream.
  useEffect(() => {
    const probe = () =>
      fetch('/api/v1/sync/status', { signal: AbortSignal.timeout(answersWithinMs) }).catch(() => {
        reach.failed(Date.now(), Date.now());
        setLostSince(reach.lostSince());
      });
    const stop = listen(({ type }) => {
      if (type === 'broken') void probe();
    });
    window.addEventListener('offline', probe);
    return () => {
      stop();
      window.removeEventListener('offline', probe);
    };
  }, [reach]);
  useEffect(() => {
    if (!since) return;
    document.addEventListener('click', stopLinks, true);
    return () => document.removeEventListener('click', stopLinks, true);
  }, [since]);
  useEffect(() => {
    if (!since) return;
    const timer = setInterval(() => void client.refetchQueries({ type: 'active' }), askAgainMs);
    return () => clearInterval(timer);
  }, [since, client]);
  return since;
}
