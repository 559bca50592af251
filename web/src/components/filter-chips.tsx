/** Filters as chips: on or off, or with a menu of choices (children). */
import { UnstyledButton } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useCommonText } from '../text/common.ts';
import { Count } from './amount.tsx';
import classes from './filter-chips.module.css';

export function FilterBar({ children }: { children: ReactNode }) {
  return <div className={classes.bar}>{children}</div>;
}

interface ChipProps {
  on: boolean;
  onToggle(): void;
  children: ReactNode;
  count?: number;
}

export function FilterChip({ on, onToggle, children, count }: ChipProps) {
  return (
    <UnstyledButton
      className={classes.chip}
      aria-pressed={on}
      data-printed={on || undefined}
      onClick={onToggle}
    >
      {children}
      {count !== undefined && (
        <span className={classes.number}>
          <Count value={count} />
        </span>
      )}
    </UnstyledButton>
  );
}

/** Appears when there is something to clear. */
export function ClearFilters({ any, onClear }: { any: boolean; onClear(): void }) {
  const t = useCommonText();
  if (!any) return null;
  return (
    <UnstyledButton className={classes.chip} onClick={onClear}>
      <IconX size={14} aria-hidden />
      {t.do.clearFilters}
    </UnstyledButton>
  );
}
