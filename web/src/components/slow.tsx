/** A loading indicator that after ten seconds says what is being waited for. */
import { useEffect, useState } from 'react';
import { useCommonText } from '../text/common.ts';
import { stateClass } from './state-mark.tsx';
import classes from './states.module.css';

const patienceMs = 10_000;

export function Slow({ forWhat }: { forWhat?: string }) {
  const t = useCommonText();
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), patienceMs);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div role="status">
      {late ? (
        <div className={`${classes.strip} ${stateClass('waiting')}`}>{t.slow(forWhat ?? t.slowAnswer)}</div>
      ) : (
        <span className="aside">{t.frame.loading}</span>
      )}
    </div>
  );
}
