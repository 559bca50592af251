/** One row of a table at its position; memoised, so it renders only when its own props change. */
import { memo, type ReactNode } from 'react';
import type { Column } from './column.ts';
import classes from './data-table.module.css';
import { TickBox } from './tick-box.tsx';

interface Props<Row> {
  row: Row;
  id: string;
  index: number;
  /** Its offset in the list and its height, px. */
  top: number;
  height: number;
  /** `grid-template-columns`. */
  template: string;
  columns: Column<Row>[];
  /** Instead of the columns. */
  card: ((row: Row) => ReactNode) | undefined;
  /** Undefined if rows cannot be selected. */
  ticked: boolean | undefined;
  /** The label of its checkbox. */
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
      onFocus={(event) => {
        onReach(index);
        for (const cell of event.currentTarget.children) nameWhatIsCut(cell);
      }}
      onMouseOver={(event) => nameWhatIsCut(event.target)}
      onClick={(event) => opens && isPlain(event.target) && onOpen(row)}
    >
      {card ? (
        <div role="gridcell" className={classes.card}>
          {card(row)}
        </div>
      ) : (
        <>
          {ticked !== undefined && (
            <div role="gridcell" className={`${classes.cell} ${classes.tick}`}>
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

/** The whole text of a cell that does not fit, as the browser's own tip. */
function nameWhatIsCut(target: EventTarget): void {
  const cell = target instanceof HTMLElement ? target.closest<HTMLElement>('[role="gridcell"]') : null;
  if (!cell || cell.querySelector('[title]')) return;
  const inside = [cell, ...cell.querySelectorAll<HTMLElement>('*')];
  const isCut = inside.some((part) => part.scrollWidth > part.clientWidth + 1 && part.clientWidth > 0);
  if (isCut) cell.title = cell.innerText;
  else cell.removeAttribute('title');
}

/** Clicks on a button or link inside a row do not open the row. */
function isPlain(target: EventTarget): boolean {
  return !(target instanceof Element && target.closest('a, button, input, label'));
}
