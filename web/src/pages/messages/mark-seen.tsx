/** Marks all refusals, or all messages of buyers, of the filtered list as seen: they are no task any more. */
import { Button } from '@mantine/core';
import { IconEyeCheck } from '@tabler/icons-react';
import { type NoticeKind, useMarkSeen } from '../../api/messages.ts';
import { useMay } from '../../api/use-session.ts';
import { ErrorState } from '../../components/error-state.tsx';
import { useMessagesText } from '../../text/messages.ts';

interface Props {
  kind: string | undefined;
  company: string | undefined;
  /** Whether the list has any that is not seen yet. */
  any: boolean;
}

export function MarkSeen({ kind, company, any }: Props) {
  const t = useMessagesText();
  const may = useMay('sync');
  const mark = useMarkSeen();
  const shown = may && any && isNotice(kind);
  return (
    <>
      {shown && (
        <Button
          size="xs"
          variant="default"
          leftSection={<IconEyeCheck size={14} aria-hidden />}
          loading={mark.isPending}
          onClick={() => mark.mutate({ kind, ...(company === undefined ? {} : { company }) })}
        >
          {t.markSeen}
        </Button>
      )}
      <span role="status">{mark.data ? t.markedSeen(mark.data.seen) : ''}</span>
      {mark.error && <ErrorState error={mark.error} strip />}
    </>
  );
}

function isNotice(kind: string | undefined): kind is NoticeKind {
  return kind === 'error' || kind === 'buyer_message_received';
}
