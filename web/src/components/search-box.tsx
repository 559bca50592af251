/** Filters the list of its page while typing. */
import { CloseButton, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useCommonText } from '../text/common.ts';

interface Props {
  value: string;
  onChange(text: string): void;
  label: string;
  /** Delay before the API is asked; a list that is already loaded filters at once. */
  waitMs?: number;
  width?: number;
}

export function SearchBox({ value, onChange, label, waitMs = 0, width = 260 }: Props) {
  const t = useCommonText();
  const [typed, setTyped] = useState(value);
  const timer = useRef<number>(undefined);
  const sent = useRef(value);
  // The value changed from outside: filters cleared, or a link followed.
  useEffect(() => {
    if (value === sent.current) return;
    sent.current = value;
    setTyped(value);
  }, [value]);
  const type = (text: string) => {
    setTyped(text);
    clearTimeout(timer.current);
    timer.current = window.setTimeout(() => {
      sent.current = text.trim();
      onChange(text.trim());
    }, waitMs);
  };
  return (
    <>
      <TextInput
        type="search"
        aria-label={label}
        placeholder={label}
        flex={`1 1 ${width}px`}
        maw={width + 80}
        miw={0}
        value={typed}
        maxLength={100}
        leftSection={<IconSearch size={16} aria-hidden />}
        rightSection={
          typed !== '' && (
            <CloseButton size="sm" aria-label={t.do.clearFilters} onClick={() => type('')} tabIndex={-1} />
          )
        }
        onChange={(event) => type(event.currentTarget.value)}
        onKeyDown={(event) => event.key === 'Escape' && type('')}
      />
      {typed !== '' && (
        <span className="printed">
          {label}: {typed}
        </span>
      )}
    </>
  );
}
