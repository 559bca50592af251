/** A filter with more choices than on and off: a chip that shows the choice and opens a popover to change it. */
import { Button, Popover, UnstyledButton } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useCommonText } from '../text/common.ts';
import classes from './filter-chips.module.css';

interface Props {
  /** What it filters by. */
  name: string;
  /** The current choice, as text. */
  chosen?: ReactNode;
  onClear(): void;
  /** @param close closes the popover once the choice is made */
  children(close: () => void): ReactNode;
}

export function ChoiceChip({ name, chosen, onClear, children }: Props) {
  const t = useCommonText();
  const [opened, setOpened] = useState(false);
  const close = () => setOpened(false);
  const on = chosen !== undefined;
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-start" shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <UnstyledButton
          className={classes.chip}
          data-on={on || undefined}
          data-printed={on || undefined}
          onClick={() => setOpened(!opened)}
        >
          <span>
            {name}
            {on && <>: {chosen}</>}
          </span>
          <IconChevronDown size={13} aria-hidden />
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown>
        <div className={classes.choice}>
          {children(close)}
          {on && (
            <Button
              size="compact-sm"
              variant="subtle"
              onClick={() => {
                onClear();
                close();
              }}
            >
              {t.do.clearThis}
            </Button>
          )}
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}

interface OptionsProps<Value extends string> {
  of: ReadonlyArray<readonly [value: Value, word: string]>;
  value: string | undefined;
  onChoose(value: Value): void;
}

/** A list with at most one choice. */
export function ChoiceOptions<Value extends string>({ of, value, onChoose }: OptionsProps<Value>) {
  return (
    <div className={classes.options}>
      {of.map(([each, word]) => (
        <UnstyledButton
          key={each}
          className={classes.option}
          aria-pressed={value === each}
          onClick={() => onChoose(each)}
        >
          {word}
        </UnstyledButton>
      ))}
    </div>
  );
}
