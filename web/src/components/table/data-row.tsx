/** One row of a table, at its place; drawn anew only when something of its own has changed, however often the list is. */
import { memo, type ReactNode } from 'react';
import type { Column } from './column.ts';
import classes from './data-table.module.css';
import { TickBox } from './tick-box.tsx';

interface Props<Row> {
  row: Row;
  id: string;
  index: number;
  /** Where it stands in the list, and how high it is, px. */
  top: number;
  height: number;
  /** The tracks of its grid. */
  template: string;
  columns: Column<Row>[];
  /** Instead of the columns. */
  card: ((row: Row) => ReactNode) | undefined;
  /** Undefined where rows are not ticked. */
  ticked: boolean | undefined;
  /** What its box is called. */
  tickLabel: string | undefined;
  opened: boolean;
  /** Reached by Tab. */
  reached: boolean;
  opens: boolean;
  onOpen(row: Row): void;
  onTick(id: string): void;
  onReach(index: number): void;
}

function PlainRow<Row>(props: Props<Row>) {
  const { row, id, index, top, height, template, columns, card, ticked, opened, reached } = props;
  const { tickLabel, opens, onOpen, onTick, onReach } = props;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Enter is heard by the list, whichever row has the focus.
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-selected={ticked}
      data-index={index}
      data-id={id}
      className={`${classes.row} ${opens ? classes.opens : ''} ${ticked || opened ? classes.chosen : ''}`}
      style={{ height, gridTemplateColumns: template, transform: `translateY(${top}px)` }}
      tabIndex={reached ? 0 : -1}
      onFocus={() => onReach(index)}
      onClick={(event) => opens && isPlain(event.target) && onOpen(row)}
    >
      {card ? (
        <div role="gridcell" className={classes.card}>
          {card(row)}
        </div>
      ) : (
        <>
          {ticked !== undefined && (
            <div role="gridcell" className={classes.cell}>
              <TickBox ticked={ticked} label={tickLabel ?? id} tabIndex={-1} onTick={() => onTick(id)} />
            </div>
          )}
          {columns.map((column) => (
            <div
              key={column.id}
              role="gridcell"
              className={`${classes.cell} ${column.align === 'end' ? classes.end : ''}`}
            >
              {column.cell(row)}
            </div>
          ))}
        </>
      )}
    </div>
  );
}

export const DataRow = memo(PlainRow) as typeof PlainRow;

/** A button or a link within a row is its own. */
function isPlain(target: EventTarget): boolean {
  return !(target instanceof Element && target.closest('a, button, input, label'));
}
