/** What was understood of a pasted table before it is sent: which column holds the tax IDs, the first lines, and what is left out. */
import { useDebouncedValue } from '@mantine/hooks';
import { useRegistry } from '../../api/registry.ts';
import type { RegistryFacts } from '../../api/shapes.ts';
import type { PastedList } from '../../format/company-lines.ts';
import { isTaxId } from '../../format/table-columns.ts';
import { useRegistryText } from '../../text/registry.ts';
import { useStartText } from '../../text/start.ts';
import { StateMark } from '../state-mark.tsx';
import classes from './paste-preview.module.css';
import { RegistryMarks } from './registry-marks.tsx';

const mostShown = 5;
/** What is typed is asked about when the typing stops. */
const settlesMs = 500;

export function PastePreview({ of: { lines, skipped, repeated, column } }: { of: PastedList }) {
  const t = useStartText().companies.preview;
  const shown = lines.slice(0, mostShown);
  const asked = shown.flatMap(({ cif }) => (isTaxId(cif) ? [cif] : []));
  const [settled] = useDebouncedValue(asked.join('\n'), settlesMs);
  const registry = useRegistry(settled === '' ? [] : settled.split('\n'));
  // One tax ID that is typed is shown once it has a name.
  if (column === undefined && lines.length < 2 && !registry.data?.facts.size) return null;
  const contacts = shown.some(({ contact }) => contact);
  const doubtful = lines.filter(({ cif }) => !isTaxId(cif)).length;
  return (
    <section className={classes.preview} aria-label={t.title}>
      {column !== undefined && <p>{t.column(column)}</p>}
      <table className={classes.lines}>
        <thead>
          <tr>
            <th scope="col">{t.cif}</th>
            <th scope="col">{t.name}</th>
            {contacts && <th scope="col">{t.contact}</th>}
          </tr>
        </thead>
        <tbody>
          {shown.map(({ cif, name, contact }) => (
            <tr key={cif}>
              <td>{cif}</td>
              <td>
                <Name given={name} of={registry.data?.facts.get(cif)} waiting={registry.isFetching} />
              </td>
              {contacts && (
                <td>{[contact?.name, contact?.phone, contact?.email].filter(Boolean).join(', ')}</td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {lines.length > mostShown && <p className="quiet">{t.more(lines.length - mostShown)}</p>}
      {doubtful > 0 && (
        <StateMark state="needs" long>
          {t.doubtful(doubtful)}
        </StateMark>
      )}
      {repeated > 0 && <p className="quiet">{t.repeated(repeated)}</p>}
      {skipped.length > 0 && (
        <details>
          <summary>{t.skipped(skipped.length)}</summary>
          <ul>
            {skipped.slice(0, 20).map((row, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows may be equal.
              <li key={index} className="quiet">
                {row}
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

/** The name of the list, and the registry's beside it where they differ. */
function Name({
  given,
  of,
  waiting,
}: {
  given: string | undefined;
  of: RegistryFacts | undefined;
  waiting: boolean;
}) {
  const t = useRegistryText();
  if (!of) return given ?? (waiting ? <span className="quiet">{t.asking}</span> : null);
  const { name } = of;
  return (
    <span className={classes.name}>
      {given ?? name}
      {given !== undefined && name !== null && !isSame(given, name) && (
        <span className="quiet">{t.inRegistry(name)}</span>
      )}
      {given === undefined && name !== null && <span className="quiet">{t.fromRegistry}</span>}
      <RegistryMarks of={of} />
    </span>
  );
}

/** The registry writes in capitals, and S.R.L. as SRL. */
function isSame(one: string, other: string): boolean {
  const plain = (text: string) =>
    text
      .normalize('NFD')
      .replace(/[^\p{L}\d]/gu, '')
      .toLowerCase();
  return plain(one) === plain(other);
}
