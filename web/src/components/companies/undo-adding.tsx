/** Takes back a whole paste: the companies that it added are removed, those that were there before stay. */
import { Button } from '@mantine/core';
import { useRemoveCompanies } from '../../api/add-companies.ts';
import { useStartText } from '../../text/start.ts';
import { ErrorState } from '../error-state.tsx';

export function UndoAdding({ ids, onUndone }: { ids: string[]; onUndone(): void }) {
  const t = useStartText().companies;
  const remove = useRemoveCompanies();
  if (ids.length === 0) return null;
  return (
    <>
      <Button
        variant="subtle"
        color="red"
        loading={remove.isPending}
        onClick={() => remove.mutate(ids, { onSuccess: onUndone })}
      >
        {t.undo(ids.length)}
      </Button>
      {remove.error && <ErrorState error={remove.error} strip />}
    </>
  );
}
