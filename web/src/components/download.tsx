/** A file on a button: fetched when it is pressed, given to the browser; a refusal is said where the button stands. */
import { Button, type ButtonProps } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { fetchFile, saveFile } from '../api/files.ts';
import { ErrorState } from './error-state.tsx';
import { Slow } from './slow.tsx';

interface Props {
  url: string;
  children: ReactNode;
  /** For those who listen, where the words beside the button say what it is. */
  label?: string;
  /** POST where the file is asked for elsewhere first. */
  method?: 'GET' | 'POST';
  /** What a long wait waits for. */
  waitsFor?: string;
  size?: ButtonProps['size'];
  variant?: ButtonProps['variant'];
  /** In the caller's words, where it knows better what a refusal means. */
  onRefused?: (error: Error) => ReactNode;
}

export function Download(props: Props) {
  const { url, children, label, method = 'GET', waitsFor, size, variant = 'default', onRefused } = props;
  const fetching = useMutation({ mutationFn: () => fetchFile(url, { method }), onSuccess: saveFile });
  return (
    <>
      <Button
        size={size ?? 'sm'}
        variant={variant}
        leftSection={<IconDownload size={15} aria-hidden />}
        loading={fetching.isPending}
        aria-label={label}
        onClick={() => fetching.mutate()}
      >
        {children}
      </Button>
      {fetching.isPending && waitsFor && <Slow forWhat={waitsFor} />}
      {fetching.error &&
        (onRefused?.(fetching.error) ?? (
          <ErrorState error={fetching.error} onRetry={() => fetching.mutate()} strip />
        ))}
    </>
  );
}
