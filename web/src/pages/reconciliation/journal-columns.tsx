/** Which column of a journal holds what: the service's guess over the first rows of the file, for a person to correct. */
import { NativeSelect, ScrollArea, Table } from '@mantine/core';
import type { JournalField, JournalPreview } from '../../api/reconciliations.ts';
import { StateMark } from '../../components/state-mark.tsx';
import { useReconciliationText } from '../../text/reconciliation.ts';
import classes from './reconciliation.module.css';

/** A field and the letter of its column. */
export type ChosenColumns = Partial<Record<JournalField, string>>;

const fields = [
  'number',
  'series',
  'date',
  'number_and_date',
  'cif',
  'total',
] as const satisfies JournalField[];

interface Props {
  preview: JournalPreview;
  columns: ChosenColumns;
  onChange(columns: ChosenColumns): void;
}

/** The person is not asked when the service is certain, or has a choice stored for these headings. */
export function isCertain({ missing, doubts, template }: JournalPreview): boolean {
  return template !== null || (missing.length === 0 && doubts.length === 0);
}

export function JournalColumns({ preview, columns, onChange }: Props) {
  const t = useReconciliationText();
  const certain = isCertain(preview);
  const doubtful = [...preview.missing, ...preview.doubts].map((field) => t.field[field]).join(', ');
  return (
    <section className={classes.columns} aria-label={t.chooseColumns}>
      <StateMark state={certain ? 'calm' : 'needs'} long>
        {certain ? (preview.template ? t.columnsKept : t.columnsFound) : t.columnsUnsure(doubtful)}
      </StateMark>
      <details open={!certain}>
        <summary>{t.chooseColumns}</summary>
        <ScrollArea type="auto" tabIndex={0}>
          <Table withColumnBorders className={classes.preview!}>
            <Table.Thead>
              <Table.Tr>
                {preview.columns.map(({ column, heading }) => (
                  <Table.Th key={column} scope="col">
                    <NativeSelect
                      size="xs"
                      aria-label={t.columnHolds(column, heading)}
                      value={fields.find((field) => columns[field] === column) ?? ''}
                      onChange={(event) => onChange(choose(columns, column, event.currentTarget.value))}
                      data={[
                        { value: '', label: '—' },
                        ...fields.map((field) => ({ value: field, label: t.field[field] ?? field })),
                      ]}
                    />
                    <span className="quiet">{column}</span> {heading}
                  </Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {preview.rows.map((row, line) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the file's rows have no other name and never move.
                <Table.Tr key={line}>
                  {row.map((text, i) => (
                    <Table.Td key={preview.columns[i]!.column}>{text}</Table.Td>
                  ))}
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </ScrollArea>
      </details>
    </section>
  );
}

/** A column holds one field, and a field is in one column. */
function choose(columns: ChosenColumns, column: string, field: string): ChosenColumns {
  const others = Object.entries(columns).filter(([name, at]) => at !== column && name !== field);
  return Object.fromEntries(field === '' ? others : [...others, [field, column]]);
}
