/** Shows since when the service has not answered, until it answers again. */
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { listen } from '../api/events.ts';
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

interface Lost {
  /** The last answer. */
  since: Date;
  /** When a request got none, in the milliseconds of `Date.now()`. */
  at: number;
}

function lostSince(since: Date): (known: Lost | undefined) => Lost {
  return (known) => ({ since: known?.since ?? since, at: Date.now() });
}

/** The time of the last answer, if the latest request got none. */
function useOfflineSince(): Date | undefined {
  const client = useQueryClient();
  const [lost, setLost] = useState<Lost>();
  const since = lost?.since;
  useEffect(() => {
    let lastAnswer = Date.now();
    const askedAt = new WeakMap<object, number>();
    return client.getQueryCache().subscribe((event) => {
      if (event.type !== 'updated') return;
      const { action, query } = event;
      if (action.type === 'fetch') askedAt.set(query, Date.now());
      if (action.type === 'success' && !action.manual) {
        lastAnswer = Date.now();
        // What was asked before may still arrive: it does not tell that the service is back.
        const asked = askedAt.get(query) ?? 0;
        setLost((known) => (known && asked < known.at ? known : undefined));
      }
      const failed = action.type === 'error' || action.type === 'failed';
      if (failed && action.error instanceof Unreachable) setLost(lostSince(new Date(lastAnswer)));
    });
  }, [client]);
  // The stream of events ends at once when the service does; one request tells a lost service from a lost stream.
  useEffect(() => {
    const probe = () =>
      fetch('/api/v1/sync/status', { signal: AbortSignal.timeout(answersWithinMs) }).catch(() =>
        setLost(lostSince(new Date())),
      );
    const stop = listen(({ type }) => {
      if (type === 'broken') void probe();
    });
    window.addEventListener('offline', probe);
    return () => {
      stop();
      window.removeEventListener('offline', probe);
    };
  }, []);
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
