/** A filter that is chosen among more than on and off: a chip that says what is chosen, and opens where it is chosen. */
import { Button, Popover, UnstyledButton } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useCommonText } from '../text/common.ts';
import classes from './filter-chips.module.css';

interface Props {
  /** What it filters by. */
  name: string;
  /** What is chosen, in words. */
  chosen?: ReactNode;
  onClear(): void;
  /** @param close the choice is made */
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
        <UnstyledButton className={classes.chip} data-on={on || undefined} onClick={() => setOpened(!opened)}>
          {name}
          {on && <span>: {chosen}</span>}
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

/** A list of which one is chosen at most. */
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
