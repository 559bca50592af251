/** The text that ANAF sent, behind a button. */
import { Collapse, UnstyledButton } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { useCommonText } from '../text/common.ts';
import classes from './anaf-words.module.css';

export function AnafWords({ text }: { text: string | null | undefined }) {
  const t = useCommonText();
  const [open, setOpen] = useState(false);
  const id = useId();
  if (!text) return null;
  return (
    <div>
      <UnstyledButton
        className={classes.toggle}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        <IconChevronRight size={14} className={open ? classes.turned : undefined} aria-hidden />
        {t.do.anafWords}
      </UnstyledButton>
      <Collapse expanded={open} id={id}>
        <blockquote className={classes.words} lang="ro">
          {text}
        </blockquote>
      </Collapse>
    </div>
  );
}
