/** The selection: count, totals, export. Stays at the foot of the window. */
import { Button } from '@mantine/core';
import type { ExportRequest } from '../../api/exports.ts';
import { mostTicked, useInvoiceTotals } from '../../api/invoices.ts';
import { ExportMenu } from '../../components/exports/export-menu.tsx';
import { useExportsText } from '../../text/exports.ts';
import { useInvoicesText } from '../../text/invoices.ts';
import classes from './invoices.module.css';
import { Totals } from './totals.tsx';

interface Props {
  ids: readonly string[];
  onClear(): void;
  onExport(request: ExportRequest): void;
  busy: boolean;
}

export function SelectionBar({ ids, onClear, onExport, busy }: Props) {
  const t = useInvoicesText();
  const { exportSelection } = useExportsText();
  const { data, isPlaceholderData } = useInvoiceTotals({}, [...ids]);
  if (ids.length === 0) return null;
  return (
    <section className={classes.selection} aria-label={t.selected(ids.length)}>
      <strong role="status">{t.selected(ids.length)}</strong>
      {data && <Totals of={data} stale={isPlaceholderData} />}
      {ids.length === mostTicked && <span className="quiet">{t.selectedMost}</span>}
      <div className={classes.push}>
        <ExportMenu filter={{ ids: [...ids] }} onExport={onExport} busy={busy}>
          {exportSelection}
        </ExportMenu>
        <Button variant="default" onClick={onClear}>
          {t.unselect}
        </Button>
      </div>
    </section>
  );
}
