/** The history of a message, oldest first: each step with its instant, and what ANAF answered. */
import type { components } from '../api/schema.d.ts';
import type { ReadingVerdict } from '../api/shapes.ts';
import { useFailureText } from '../text/failure.ts';
import { useMessagesText } from '../text/messages.ts';
import { AnafWords } from './anaf-words.tsx';
import { Instant } from './instant.tsx';
import { type State, StateMark } from './state-mark.tsx';
import classes from './timeline.module.css';

type History = components['schemas']['MessageHistory'];
type Step = History['steps'][number];

const states: Partial<Record<Step['kind'], State>> = {
  failed: 'needs',
  expired: 'lost',
  planned: 'waiting',
  asked: 'waiting',
  closed: 'none',
  created: 'none',
};

/** The line of the log is for other programs; the steps beside it tell people the same. */
const hidden: ReadonlySet<Step['kind']> = new Set(['logged']);

export function Timeline({ of: { steps, attemptsNotKept } }: { of: History }) {
  const t = useMessagesText();
  return (
    <>
      <ol className={classes.steps}>
        {steps
          .filter(({ kind }) => !hidden.has(kind))
          .map((step) => (
            <li key={`${step.kind} ${step.at}`}>
              <StateMark state={stateOf(step)}>{isUnread(step) ? t.notRead : t.step[step.kind]}</StateMark>
              <Instant at={step.at} as="moment" />
              <StepReason step={step} />
            </li>
          ))}
      </ol>
      {attemptsNotKept > 0 && <p className="quiet">{t.notKept(attemptsNotKept)}</p>}
    </>
  );
}

/** The reader was there, and did not understand it, or it is no invoice. */
function isUnread({ kind, code }: Step): boolean {
  return kind === 'read' && code !== 'read';
}

function stateOf(step: Step): State {
  if (isUnread(step)) return step.code === 'unreadable' ? 'needs' : 'none';
  return states[step.kind] ?? 'calm';
}

function StepReason({ step: { kind, code, words: said } }: { step: Step }) {
  const t = useMessagesText();
  const failureText = useFailureText();
  // Only a reading has a code of its own that is shown; the other codes are those of failures.
  const text =
    code === null
      ? null
      : kind === 'read'
        ? t.code[code as ReadingVerdict]
        : kind === 'failed'
          ? failureText(code).what
          : null;
  // The words of a closing are those of the person who closed it, not ANAF's.
  const reason = kind === 'closed' ? said : text;
  return (
    <div className={classes.reason}>
      {reason && <span className="quiet">{reason}</span>}
      {kind !== 'closed' && <AnafWords text={said} />}
    </div>
  );
}
