/** All companies, or those that are chosen: searched one by one by name or tax ID, or pasted as a list. Does not know what they are chosen for. */
import { Button, Radio } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type ClipboardEvent, type ReactNode, useState } from 'react';
import { useCompanyLabels } from '../../api/company-names.ts';
import { findCompaniesByCif } from '../../api/company-options.ts';
import { useIsLimited } from '../../api/use-session.ts';
import { readPasted } from '../../format/company-lines.ts';
import { useCompanyChooserText } from '../../text/company-chooser.ts';
import { CompanySelect } from '../company-select.tsx';
import { ErrorState } from '../error-state.tsx';
import { StateMark } from '../state-mark.tsx';
import { useLatest } from '../table/use-latest.ts';
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
  const limited = useIsLimited();
  // Only after a press here: a form that opens with some chosen keeps its focus.
  const [pressed, setPressed] = useState(false);
  const choose = () => {
    setPressed(true);
    onChange(ids ?? []);
  };
  return (
    <fieldset className={classes.choices}>
      <legend>{legend}</legend>
      <Radio
        label={limited && mayChooseAll ? t.allOwn : t.all}
        disabled={!mayChooseAll}
        checked={ids === null}
        onChange={() => onChange(null)}
      />
      <Radio label={t.some} checked={ids !== null} onChange={choose} />
      {ids !== null && <Chosen ids={ids} onChange={onChange} none={none ?? t.none} focus={pressed} />}
    </fieldset>
  );
}

/** Of the lines that fit no company. */
const mostNamed = 10;

const digitsOf = (cif: string) => cif.replace(/\D/g, '');

interface ChosenProps {
  ids: string[];
  onChange(ids: string[]): void;
  none: ReactNode;
  focus: boolean;
}

function Chosen({ ids, onChange, none, focus }: ChosenProps) {
  const t = useCompanyChooserText();
  const labelOf = useCompanyLabels();
  // The field is empty again after each choice.
  const [asked, setAsked] = useState(0);
  const [unknown, setUnknown] = useState<string[]>([]);
  const add = useLatest((found: string[]) => onChange([...new Set([...ids, ...found])]));
  const search = useMutation({
    mutationFn: async (cifs: string[]) => {
      const byCif = await findCompaniesByCif(cifs.map(digitsOf).filter((cif) => cif !== ''));
      return cifs.map((cif) => ({ cif, id: byCif.get(digitsOf(cif)) }));
    },
    onSuccess: (found) => {
      add(found.flatMap(({ id }) => id ?? []));
      setUnknown(found.filter(({ id }) => id === undefined).map(({ cif }) => cif));
    },
  });
  const paste = (event: ClipboardEvent) => {
    const { lines } = readPasted(event.clipboardData.getData('text'));
    // One company is searched for, as if it were typed.
    if (lines.length < 2) return;
    event.preventDefault();
    search.mutate(lines.map(({ cif }) => cif));
    setAsked(asked + 1);
  };
  return (
    <>
      <CompanySelect
        key={asked}
        className={classes.field!}
        label={t.add}
        description={t.addHelp}
        autoFocus={focus}
        // The list opens when one types or presses it, not over what is below.
        openOnFocus={false}
        onPaste={paste}
        value={undefined}
        onChange={(id) => {
          if (id && !ids.includes(id)) onChange([...ids, id]);
          setAsked(asked + 1);
        }}
      />
      <p className="quiet" role="status">
        {ids.length === 0 ? none : t.count(ids.length)}
      </p>
      {search.error && <ErrorState error={search.error} strip />}
      {unknown.length > 0 && (
        <StateMark state="needs" long>
          {t.notFound(unknown.length, unknown.slice(0, mostNamed).join(', '))}
        </StateMark>
      )}
      {ids.length > 0 && (
        <ul className={classes.chosen} aria-label={t.chosen}>
          {ids.map((id) => {
            const label = labelOf(id);
            const name = label === undefined ? '…' : (label ?? t.gone);
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
