/** A button that fetches a file and hands it to the browser; a refusal is shown beside the button. */
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
  /** For screen readers, when only the text beside the button says what it downloads. */
  label?: string;
  /** POST when the service has to request the file from ANAF first. */
  method?: 'GET' | 'POST';
  /** Shown when it takes long: what is being waited for. */
  waitsFor?: string;
  size?: ButtonProps['size'];
  variant?: ButtonProps['variant'];
  /** The caller's text, when it knows better what a refusal means. */
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
