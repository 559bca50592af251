/**
 * A table to work in: as many rows as there are, of which those in sight are drawn; the head stays; up, down, page and
 * Enter by keyboard; on a narrow screen each row is a card in the same order. Knows nothing of what a row is.
 */
import { Skeleton } from '@mantine/core';
import { type ReactNode, useEffect, useMemo } from 'react';
import { useCommonText } from '../../text/common.ts';
import { useDensity } from '../density.tsx';
import { type Column, columnsThatFit } from './column.ts';
import { DataRow } from './data-row.tsx';
import classes from './data-table.module.css';
import { TickBox } from './tick-box.tsx';
import { useHeldStill } from './use-held-still.ts';
import { useLatest } from './use-latest.ts';
import { usePrinting } from './use-printing.ts';
import { useRowKeys } from './use-row-keys.ts';
import { type Sorting, useSorted } from './use-sorted.ts';
import { useWidth } from './use-width.ts';
import { useWindowRows } from './use-window-rows.ts';

export interface Selection {
  ids: ReadonlySet<string>;
  set(ids: ReadonlySet<string>): void;
  /** The label of a row's checkbox. */
  labelOf(id: string): string;
  labelAll: string;
}

interface Props<Row> {
  /** The accessible name of the table. */
  label: string;
  rows: readonly Row[];
  columns: Column<Row>[];
  idOf(row: Row): string;
  onOpen?: (row: Row) => void;
  /** The accessible name of a row; the first cell if not given. */
  openedId?: string | undefined;
  /** A row on a narrow screen; without it the columns that fit are shown. */
  card?: (row: Row) => ReactNode;
  cardHeight?: number;
  selection?: Selection;
  /** Of a list that comes sorted, a page at a time: its order, and what a heading does. Not sorted again here. */
  order?: { sorting: Sorting | undefined; toggle(id: string): void };
  /** Loads more rows; called when the last row becomes visible. */
  onMore?: (() => void) | undefined;
}

/** Narrower tables show cards. */
const cardsBelowPx = 560;

export function DataTable<Row>(props: Props<Row>) {
  const { label, columns, idOf, onOpen, openedId, card, cardHeight = 76, selection, onMore } = props;
  const t = useCommonText();
  const { order } = props;
  const own = useSorted(props.rows, columns, order === undefined && onMore === undefined);
  const { rows, holds } = useHeldStill(own.rows, idOf);
  const { sorting, toggle } = order ?? own;
  const { rowHeight } = useDensity();
  const { ref, width } = useWidth();
  const asCards = card !== undefined && width > 0 && width < cardsBelowPx;
  const shown = useMemo(() => columnsThatFit(columns, width), [columns, width]);
  // Nothing is rendered until the width is known: the first render would be thrown away.
  const count = width === 0 ? 0 : rows.length + (onMore ? 1 : 0);
  const { listRef, virtualizer } = useWindowRows(count, asCards ? cardHeight : rowHeight);
  const open = useLatest((row: Row) => onOpen?.(row));
  const tick = useLatest((id: string) => selection?.set(toggled(selection.ids, id)));
  const keys = useRowKeys(rows.length, virtualizer.scrollToIndex, (index) => open(rows[index]!));
  const template = asCards
    ? '1fr'
    : [...(selection ? ['44px'] : []), ...shown.map((column) => column.width)].join(' ');

  const printing = usePrinting();
  const items = printing ? allItems(rows.length, rowHeight) : virtualizer.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (onMore && last >= rows.length - 1) onMore();
  }, [last, rows.length, onMore]);

  return (
    <>
      <div
        ref={ref}
        className={`${classes.table} panel`}
        role="grid"
        aria-label={label}
        aria-rowcount={onMore ? -1 : rows.length + 1}
        aria-multiselectable={selection ? true : undefined}
      >
        {!asCards && (
          <div role="rowgroup" className={classes.heading}>
            <div
              className={classes.head}
              role="row"
              aria-rowindex={1}
              style={{ gridTemplateColumns: template }}
            >
              {selection && (
                <div role="columnheader" className={`${classes.headCell} ${classes.tick}`}>
                  <HeadBox selection={selection} ids={rows.map(idOf)} />
                </div>
              )}
              {shown.map((column) => (
                <div
                  key={column.id}
                  role="columnheader"
                  className={`${classes.headCell} ${column.align === 'end' ? classes.end : ''}`}
                  title={column.head}
                  aria-sort={
                    sorting?.id !== column.id ? undefined : sorting.down ? 'descending' : 'ascending'
                  }
                >
                  {(order ? column.ordered : column.sortBy && onMore === undefined) ? (
                    <button
                      type="button"
                      data-printed
                      className={classes.sort}
                      onClick={() => toggle(column.id)}
                    >
                      {column.headShown ?? column.head}
                      {sorting?.id === column.id && <span aria-hidden>{sorting.down ? ' ↓' : ' ↑'}</span>}
                    </button>
                  ) : (
                    (column.headShown ?? column.head)
                  )}
                </div>
              ))}
            </div>
          </div>
        )}
        <div
          ref={listRef}
          className={classes.body}
          role="rowgroup"
          style={{ height: virtualizer.getTotalSize() }}
          onKeyDown={keys.onKeyDown}
          {...holds}
        >
          {items.map(({ index, start, size }) => {
            const top = start - virtualizer.options.scrollMargin;
            const row = rows[index];
            if (row === undefined) return <More key="more" top={top} height={size} said={t.frame.loading} />;
            const id = idOf(row);
            return (
              <DataRow
                key={id}
                row={row}
                id={id}
                index={index}
                top={top}
                height={size}
                template={template}
                columns={shown}
                card={asCards ? card : undefined}
                ticked={selection?.ids.has(id)}
                tickLabel={selection?.labelOf(id)}
                opened={openedId === id}
                reached={index === keys.active}
                opens={onOpen !== undefined}
                onOpen={open}
                onTick={tick}
                onReach={keys.setActive}
              />
            );
          })}
        </div>
      </div>
      {printing && (onMore || rows.length > mostPrinted) && <p className="printed">{t.frame.printedPart}</p>}
    </>
  );
}

/** A longer list is for an export. */
const mostPrinted = 5_000;

function allItems(count: number, size: number): { index: number; start: number; size: number }[] {
  return Array.from({ length: Math.min(count, mostPrinted) }, (_, index) => ({
    index,
    start: index * size,
    size,
  }));
}

function HeadBox({ selection, ids }: { selection: Selection; ids: string[] }) {
  const chosen = ids.filter((id) => selection.ids.has(id)).length;
  const all = chosen > 0 && chosen === ids.length;
  const toggle = () => selection.set(new Set(all ? [] : ids));
  return <TickBox ticked={all} partly={chosen > 0 && !all} label={selection.labelAll} onTick={toggle} />;
}

function toggled(ids: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(ids);
  if (!next.delete(id)) next.add(id);
  return next;
}

/** Placeholder at the end while more rows load. */
function More({ top, height, said }: { top: number; height: number; said: string }) {
  const place = { height, transform: `translateY(${top}px)` };
  return (
    <div className={`${classes.row} ${classes.more}`} style={place} role="row">
      <div role="gridcell">
        <span className="aside">{said}</span>
        <Skeleton height={10} width={240} radius="sm" />
      </div>
    </div>
  );
}
