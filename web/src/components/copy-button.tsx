/** Copies a value and confirms it in place, also to screen readers. */
import { ActionIcon, Button, CopyButton as Copying } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useCommonText } from '../text/common.ts';

interface Props {
  value: string;
  /** What is copied, for screen readers. */
  what: string;
  /** A button with text, if copying is the main action. */
  big?: boolean;
}

export function CopyButton({ value, what, big }: Props) {
  const t = useCommonText();
  return (
    <Copying value={value} timeout={2000}>
      {({ copied, copy }) => {
        const Icon = copied ? IconCheck : IconCopy;
        const label = copied ? t.do.copied : t.do.copy;
        return (
          <>
            {big ? (
              <Button
                variant="default"
                leftSection={<Icon size={16} />}
                onClick={copy}
                aria-label={`${label}: ${what}`}
              >
                {label}
              </Button>
            ) : (
              <ActionIcon size="sm" title={label} onClick={copy} aria-label={`${t.do.copy}: ${what}`}>
                <Icon size={14} />
              </ActionIcon>
            )}
            <span className="aside" role="status">
              {copied ? t.do.copied : ''}
            </span>
          </>
        );
      }}
    </Copying>
  );
}
