/** What was understood of a pasted table before it is sent: which column holds the tax IDs, the first lines, and what is left out. */
import type { PastedList } from '../../format/company-lines.ts';
import { isTaxId } from '../../format/table-columns.ts';
import { useStartText } from '../../text/start.ts';
import { StateMark } from '../state-mark.tsx';
import classes from './paste-preview.module.css';

const mostShown = 5;

export function PastePreview({ of: { lines, skipped, repeated, column } }: { of: PastedList }) {
  const t = useStartText().companies.preview;
  if (column === undefined && lines.length < 2) return null;
  const doubtful = lines.filter(({ cif }) => !isTaxId(cif)).length;
  return (
    <section className={classes.preview} aria-label={t.title}>
      {column !== undefined && <p>{t.column(column)}</p>}
      <table className={classes.lines}>
        <thead>
          <tr>
            <th scope="col">{t.cif}</th>
            <th scope="col">{t.name}</th>
            <th scope="col">{t.contact}</th>
          </tr>
        </thead>
        <tbody>
          {lines.slice(0, mostShown).map(({ cif, name, contact }) => (
            <tr key={cif}>
              <td>{cif}</td>
              <td>{name}</td>
              <td>{[contact?.name, contact?.phone, contact?.email].filter(Boolean).join(', ')}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {lines.length > mostShown && <p className="quiet">{t.more(lines.length - mostShown)}</p>}
      {doubtful > 0 && <StateMark state="needs">{t.doubtful(doubtful)}</StateMark>}
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
