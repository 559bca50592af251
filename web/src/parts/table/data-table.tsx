/**
 * A table to work in: as many rows as there are, of which those in sight are drawn; the head stays; up, down, page and
 * Enter by keyboard; on a narrow screen each row is a card in the same order. Knows nothing of what a row is.
 */
import { Checkbox, Skeleton } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { type ReactNode, useEffect } from 'react';
import { useCommonWords } from '../../words/common.ts';
import { useDensity } from '../density.tsx';
import { type Column, columnsThatFit } from './column.ts';
import classes from './data-table.module.css';
import { useRowKeys } from './use-row-keys.ts';
import { useWindowRows } from './use-window-rows.ts';

export interface Selection {
  ids: ReadonlySet<string>;
  set(ids: ReadonlySet<string>): void;
  /** What a row's box is called. */
  labelOf(id: string): string;
  labelAll: string;
}

interface Props<Row> {
  /** What the table is of. */
  label: string;
  rows: readonly Row[];
  columns: Column<Row>[];
  idOf(row: Row): string;
  onOpen?: (row: Row) => void;
  /** The row in few words, for those who listen; the first cell otherwise. */
  openedId?: string | undefined;
  /** A row where there is no room for columns; without it the columns that fit. */
  card?: (row: Row) => ReactNode;
  cardHeight?: number;
  selection?: Selection;
  /** There are more rows than these: asked for when the last of them comes in sight. */
  onMore?: (() => void) | undefined;
}

/** Below this there is no room for columns. */
const cardsBelowPx = 560;

export function DataTable<Row>(props: Props<Row>) {
  const { label, rows, columns, idOf, onOpen, openedId, card, cardHeight = 76, selection, onMore } = props;
  const words = useCommonWords();
  const { rowHeight } = useDensity();
  const { ref, width } = useElementSize();
  const asCards = card !== undefined && width > 0 && width < cardsBelowPx;
  const shown = columnsThatFit(columns, width);
  const count = rows.length + (onMore ? 1 : 0);
  const { listRef, virtualizer } = useWindowRows(count, asCards ? cardHeight : rowHeight);
  const keys = useRowKeys(rows.length, virtualizer.scrollToIndex, (index) => onOpen?.(rows[index]!));
  const template = asCards
    ? '1fr'
    : [...(selection ? ['44px'] : []), ...shown.map((column) => column.width)].join(' ');

  const items = virtualizer.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (onMore && last >= rows.length - 1) onMore();
  }, [last, rows.length, onMore]);

  return (
    <div
      ref={ref}
      className={`${classes.table} panel`}
      role="grid"
      aria-label={label}
      aria-rowcount={onMore ? -1 : rows.length + 1}
      aria-multiselectable={selection ? true : undefined}
    >
      {!asCards && (
        <div role="rowgroup">
          <div
            className={classes.head}
            role="row"
            aria-rowindex={1}
            style={{ gridTemplateColumns: template }}
          >
            {selection && <HeadBox selection={selection} ids={rows.map(idOf)} />}
            {shown.map((column) => (
              <div
                key={column.id}
                role="columnheader"
                className={`${classes.headCell} ${column.align === 'end' ? classes.end : ''}`}
                title={column.head}
              >
                {column.headShown ?? column.head}
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
      >
        {items.map(({ index, start, size }) => {
          const place = {
            height: size,
            gridTemplateColumns: template,
            transform: `translateY(${start - virtualizer.options.scrollMargin}px)`,
          };
          const row = rows[index];
          if (row === undefined) {
            return (
              <div key="more" className={`${classes.row} ${classes.more}`} style={place} role="row">
                <div role="gridcell">
                  <span className="aside">{words.frame.loading}</span>
                  <Skeleton height={10} width={240} radius="sm" />
                </div>
              </div>
            );
          }
          const id = idOf(row);
          const chosen = selection?.ids.has(id) || openedId === id;
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: Enter is heard by the list, whichever row has the focus.
            <div
              key={id}
              role="row"
              aria-rowindex={index + 2}
              aria-selected={selection ? selection.ids.has(id) : undefined}
              data-index={index}
              data-id={id}
              className={`${classes.row} ${onOpen ? classes.opens : ''} ${chosen ? classes.chosen : ''}`}
              style={place}
              tabIndex={index === keys.active ? 0 : -1}
              onFocus={() => keys.setActive(index)}
              onClick={(event) => isPlain(event.target) && onOpen?.(row)}
            >
              {asCards ? (
                <div role="gridcell" className={classes.card}>
                  {card(row)}
                </div>
              ) : (
                <>
                  {selection && <RowBox selection={selection} id={id} />}
                  {shown.map((column) => (
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
        })}
      </div>
    </div>
  );
}

/** A button or a link within a row is its own. */
function isPlain(target: EventTarget): boolean {
  return !(target instanceof Element && target.closest('a, button, input, label'));
}

function HeadBox({ selection, ids }: { selection: Selection; ids: string[] }) {
  const chosen = ids.filter((id) => selection.ids.has(id)).length;
  return (
    <div role="columnheader" className={classes.headCell}>
      <Checkbox
        size="xs"
        aria-label={selection.labelAll}
        checked={chosen > 0 && chosen === ids.length}
        indeterminate={chosen > 0 && chosen < ids.length}
        onChange={() => selection.set(new Set(chosen === ids.length ? [] : ids))}
      />
    </div>
  );
}

function RowBox({ selection, id }: { selection: Selection; id: string }) {
  const toggle = () => {
    const next = new Set(selection.ids);
    if (!next.delete(id)) next.add(id);
    selection.set(next);
  };
  return (
    <div role="gridcell" className={classes.cell}>
      <Checkbox
        size="xs"
        tabIndex={-1}
        aria-label={selection.labelOf(id)}
        checked={selection.ids.has(id)}
        onChange={toggle}
      />
    </div>
  );
}
