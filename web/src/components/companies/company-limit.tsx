/** Which companies a member or a key sees: all, or those that are chosen here one by one, searched by name or tax ID. */
import { Button, Radio } from '@mantine/core';
import { useState } from 'react';
import { usePortfolio } from '../../api/overview.ts';
import type { CompanyLimit } from '../../api/shapes.ts';
import { useIsLimited } from '../../api/use-session.ts';
import { useSettingsText } from '../../text/settings.ts';
import { CompanySelect } from '../company-select.tsx';
import classes from '../settings-section.module.css';

interface Props {
  value: CompanyLimit;
  onChange(limit: CompanyLimit): void;
}

export function CompanyLimitChoice({ value, onChange }: Props) {
  const t = useSettingsText().limit;
  // Who sees some companies has no others to give.
  const limited = useIsLimited();
  return (
    <fieldset className={classes.choices}>
      <legend>{t.legend}</legend>
      <Radio label={t.all} disabled={limited} checked={value === 'all'} onChange={() => onChange('all')} />
      <Radio
        label={t.some}
        checked={value !== 'all'}
        onChange={() => onChange(value === 'all' ? [] : value)}
      />
      {value !== 'all' && <Chosen ids={value} onChange={onChange} />}
    </fieldset>
  );
}

function Chosen({ ids, onChange }: { ids: string[]; onChange(ids: string[]): void }) {
  const t = useSettingsText().limit;
  const { rows } = usePortfolio();
  const names = new Map(rows?.map(({ id, name, cif }) => [id, name ? `${name} · ${cif}` : cif]));
  // The field is empty again after each choice.
  const [asked, setAsked] = useState(0);
  return (
    <>
      <CompanySelect
        key={asked}
        label={t.add}
        value={undefined}
        onChange={(id) => {
          if (id && !ids.includes(id)) onChange([...ids, id]);
          setAsked(asked + 1);
        }}
      />
      {ids.length === 0 ? (
        <p className="quiet">{t.none}</p>
      ) : (
        <ul className={classes.chosen} aria-label={t.chosen}>
          {ids.map((id) => {
            const name = names.get(id) ?? t.gone;
            return (
              <li key={id}>
                <span className="clip">{name}</span>
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
