/** Marks all refusals, messages of buyers or unproven originals of the filtered list as seen: they are no task any more. */
import { Button } from '@mantine/core';
import { IconEyeCheck } from '@tabler/icons-react';
import { type ChosenNotices, type NoticeKind, useMarkSeen } from '../../api/messages.ts';
import { useMay } from '../../api/use-session.ts';
import { ErrorState } from '../../components/error-state.tsx';
import { useMessagesText } from '../../text/messages.ts';

interface Props {
  kind: string | undefined;
  /** Whether the list is of unproven originals. */
  unproven: boolean;
  company: string | undefined;
  /** Whether the list has any that is not seen yet. */
  any: boolean;
}

export function MarkSeen({ kind, unproven, company, any }: Props) {
  const t = useMessagesText();
  const may = useMay('sync');
  const mark = useMarkSeen();
  const chosen = chosenBy(kind, unproven);
  return (
    <>
      {may && any && chosen && (
        <Button
          size="xs"
          variant="default"
          leftSection={<IconEyeCheck size={14} aria-hidden />}
          loading={mark.isPending}
          onClick={() => mark.mutate({ ...chosen, ...(company === undefined ? {} : { company }) })}
        >
          {t.markSeen}
        </Button>
      )}
      <span role="status">{mark.data ? t.markedSeen(mark.data.seen) : ''}</span>
      {mark.error && <ErrorState error={mark.error} strip />}
    </>
  );
}

/** Undefined where the list holds others as well: what is not seen is not marked. */
function chosenBy(kind: string | undefined, unproven: boolean): ChosenNotices | undefined {
  if (unproven) return kind === undefined ? { match: 'unproven' } : undefined;
  return isNotice(kind) ? { kind } : undefined;
}

function isNotice(kind: string | undefined): kind is NoticeKind {
  return kind === 'error' || kind === 'buyer_message_received';
}
