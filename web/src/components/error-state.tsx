/** A failure as text, with a retry button; a strip if older data is still shown below it. */
import { Button } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { Unreachable } from '../api/problem.ts';
import { useCommonText } from '../text/common.ts';
import { useProblemText } from '../text/problem.ts';
import { StateMark, stateClass } from './state-mark.tsx';
import classes from './states.module.css';

interface Props {
  error: unknown;
  onRetry?: () => void;
  /** Older data is still shown below. */
  strip?: boolean;
}

export function ErrorState({ error, onRetry, strip }: Props) {
  const t = useCommonText();
  const { title, text } = useProblemText()(error);
  const retry = onRetry && (
    <Button size="xs" variant="default" leftSection={<IconRefresh size={14} />} onClick={onRetry}>
      {t.do.retry}
    </Button>
  );
  // The bar above every page says it of all that could not be refreshed.
  if (strip && onRetry && error instanceof Unreachable) return null;
  if (strip) {
    return (
      <div className={`${classes.strip} ${stateClass('needs')}`} role="alert">
        <StateMark state="needs">{title}</StateMark>
        <span>{text}</span>
        {retry}
      </div>
    );
  }
  return (
    <div className={classes.state} role="alert">
      <h2>
        <StateMark state="needs">{title}</StateMark>
      </h2>
      <p>{text}</p>
      {retry}
    </div>
  );
}
