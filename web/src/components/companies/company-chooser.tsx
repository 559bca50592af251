/** All companies, or those that are chosen one by one, searched by name or tax ID. Does not know what they are chosen for. */
import { Button, Radio } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { usePortfolio } from '../../api/overview.ts';
import { useCompanyChooserText } from '../../text/company-chooser.ts';
import { CompanySelect } from '../company-select.tsx';
import classes from './company-chooser.module.css';

interface Props {
  legend: string;
  /** Null: all of them. */
  ids: string[] | null;
  onChange(ids: string[] | null): void;
  /** False for a member who sees some companies and has no others to give. */
  mayChooseAll?: boolean;
  /** What choosing none of them means here. */
  none?: ReactNode;
}

export function CompanyChooser({ legend, ids, onChange, mayChooseAll = true, none }: Props) {
  const t = useCompanyChooserText();
  return (
    <fieldset className={classes.choices}>
      <legend>{legend}</legend>
      <Radio label={t.all} disabled={!mayChooseAll} checked={ids === null} onChange={() => onChange(null)} />
      <Radio label={t.some} checked={ids !== null} onChange={() => onChange(ids ?? [])} />
      {ids !== null && <Chosen ids={ids} onChange={onChange} none={none ?? t.none} />}
    </fieldset>
  );
}

interface ChosenProps {
  ids: string[];
  onChange(ids: string[]): void;
  none: ReactNode;
}

function Chosen({ ids, onChange, none }: ChosenProps) {
  const t = useCompanyChooserText();
  const { rows } = usePortfolio();
  const names = new Map(rows?.map(({ id, name, cif }) => [id, name ? `${name} · ${cif}` : cif]));
  // The field is empty again after each choice.
  const [asked, setAsked] = useState(0);
  return (
    <>
      <CompanySelect
        key={asked}
        className={classes.field!}
        label={t.add}
        value={undefined}
        onChange={(id) => {
          if (id && !ids.includes(id)) onChange([...ids, id]);
          setAsked(asked + 1);
        }}
      />
      <p className="quiet">{ids.length === 0 ? none : t.count(ids.length)}</p>
      {ids.length > 0 && (
        <ul className={classes.chosen} aria-label={t.chosen}>
          {ids.map((id) => {
            const name = names.get(id) ?? (rows ? t.gone : '…');
            return (
              <li key={id}>
                <span className="clip" title={name}>
                  {name}
                </span>
                <Button
                  variant="subtle"
                  size="compact-xs"
                  aria-label={t.remove(name)}
                  onClick={() => onChange(ids.filter((each) => each !== id))}
                >
                  ×
                </Button>
              </li>
            );
          })}
        </ul>
      )}
    </>
  );
}
