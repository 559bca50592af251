/** The history of a message, loaded by its panel. */
import { useMessageHistory } from '../../api/messages.ts';
import { Loaded } from '../../components/loaded.tsx';
import { SkeletonRows } from '../../components/skeleton-rows.tsx';
import { Timeline } from '../../components/timeline.tsx';

export function MessageHistory({ id }: { id: string }) {
  const query = useMessageHistory(id);
  return (
    <Loaded query={query} skeleton={<SkeletonRows rows={3} />}>
      {(history) => <Timeline of={history} />}
    </Loaded>
  );
}
