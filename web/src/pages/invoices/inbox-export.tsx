/** What is ticked in Sosite as a list, as files or as one PDF to print. */
import type { useRequestExport } from '../../api/exports.ts';
import { ExportMenu } from '../../components/exports/export-menu.tsx';
import { useExportsText } from '../../text/exports.ts';

interface Props {
  ids: string[];
  making: ReturnType<typeof useRequestExport>;
}

export default function InboxExport({ ids, making }: Props) {
  const { exportSelection } = useExportsText();
  return (
    <ExportMenu filter={{ ids }} onExport={(request) => making.mutate(request)} busy={making.isPending}>
      {exportSelection}
    </ExportMenu>
  );
}
