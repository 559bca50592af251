/** An otherwise empty screen with one task: signing in, and the first steps. */
import { Button } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';
import { useCommonText } from '../text/common.ts';
import { useLanguage } from '../text/language.tsx';
import classes from './calm-frame.module.css';
import { takeFocus } from './take-focus.ts';

interface Props {
  title: string;
  lead?: ReactNode;
  /** The current step, from 1, and how many there are. */
  step?: { at: number; of: number; label: string };
  /** Px. */
  width?: number;
  children: ReactNode;
}

export function CalmFrame({ title, lead, step, width = 420, children }: Props) {
  const t = useCommonText();
  const { language, choose } = useLanguage();
  const first = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · ${t.product}`;
  }, [title, t.product]);
  // Once for each step, by its number: `step` is another object on each letter that somebody types, and the heading
  // would take the focus from the field.
  const at = step?.at;
  useEffect(() => {
    if (at !== undefined) takeFocus(first.current);
  }, [at]);
  return (
    <div className={classes.frame}>
      <header className={classes.brand}>
        <img src="/icon.svg" alt="" width={28} height={28} />
        {t.product}
        <Button
          variant="subtle"
          size="compact-sm"
          lang={language === 'ro' ? 'en' : 'ro'}
          aria-label={t.frame.languageLabel}
          onClick={() => choose(language === 'ro' ? 'en' : 'ro')}
        >
          {t.frame.language}
        </Button>
      </header>
      <main className={classes.column} style={{ '--column': `${width}px` } as React.CSSProperties}>
        {step && (
          <ol className={classes.steps} aria-label={step.label}>
            {Array.from({ length: step.of }, (_, index) => (
              <li
                // biome-ignore lint/suspicious/noArrayIndexKey: steps stay where they are.
                key={index}
                data-done={index < step.at || undefined}
                aria-current={index === step.at - 1 ? 'step' : undefined}
              >
                <span className="aside">{index + 1}</span>
              </li>
            ))}
          </ol>
        )}
        <h1 ref={first} tabIndex={-1}>
          {title}
        </h1>
        {lead !== undefined && <p className={`${classes.lead} quiet`}>{lead}</p>}
        {children}
      </main>
    </div>
  );
}
