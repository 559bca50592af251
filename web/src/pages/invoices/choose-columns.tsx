/** The choice of columns, kept in this browser. */
import { Button, Checkbox, Popover } from '@mantine/core';
import { IconColumns3 } from '@tabler/icons-react';
import { useState } from 'react';
import { readSetting, writeSetting } from '../../app/local-setting.ts';
import { useInvoicesText } from '../../text/invoices.ts';
import { byWeight, type ColumnId, usualColumns } from './invoice-columns.tsx';
import classes from './invoices.module.css';

const name = 'invoices.columns';

export function useChosenColumns() {
  const [chosen, setChosen] = useState<readonly ColumnId[]>(readChosen);
  const choose = (ids: readonly ColumnId[]) => {
    writeSetting(name, ids.join(' '));
    setChosen(ids);
  };
  return { chosen, choose };
}

function readChosen(): readonly ColumnId[] {
  const known = byWeight.filter((id) => readSetting(name)?.split(' ').includes(id));
  return known.length > 0 ? known : usualColumns;
}

export function ChooseColumns({ chosen, choose }: ReturnType<typeof useChosenColumns>) {
  const t = useInvoicesText();
  return (
    <Popover position="bottom-end" shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <Button variant="default" visibleFrom="sm" leftSection={<IconColumns3 size={16} aria-hidden />}>
          {t.choose}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <div className={classes.choice}>
          {byWeight.map((id) => (
            <Checkbox
              key={id}
              size="xs"
              label={t.columns[id]}
              checked={chosen.includes(id)}
              // The column that identifies the row cannot be hidden.
              disabled={id === 'number'}
              onChange={({ currentTarget: { checked } }) =>
                choose(checked ? [...chosen, id] : chosen.filter((each) => each !== id))
              }
            />
          ))}
          <span className={`quiet ${classes.help}`}>{t.chooseHelp}</span>
          <Button size="compact-sm" variant="subtle" onClick={() => choose(usualColumns)}>
            {t.usual}
          </Button>
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
