/** Nothing spins for ever: a wait over ten seconds says what it waits for. */
import { useEffect, useState } from 'react';
import { useCommonWords } from '../text/common.ts';
import { stateClass } from './state-mark.tsx';
import classes from './states.module.css';

const patienceMs = 10_000;

export function Slow({ forWhat }: { forWhat?: string }) {
  const words = useCommonWords();
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), patienceMs);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div role="status">
      {late ? (
        <div className={`${classes.strip} ${stateClass('waiting')}`}>
          {words.slow(forWhat ?? words.slowAnswer)}
        </div>
      ) : (
        <span className="aside">{words.frame.loading}</span>
      )}
    </div>
  );
}
