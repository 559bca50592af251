/** In which forms a destination gets each document. */
import { Checkbox } from '@mantine/core';
import type { Destination } from '../../api/destinations.ts';
import classes from '../../components/settings-section.module.css';
import { useDeliveriesText } from '../../text/deliveries.ts';

export type Formats = Destination['formats'];
const formats: Formats = ['pdf', 'xml', 'zip'];

interface Props {
  chosen: Formats;
  onChange(change: (before: Formats) => Formats): void;
}

export function FormatChoice({ chosen, onChange }: Props) {
  const t = useDeliveriesText();
  return (
    <fieldset className={classes.box}>
      <legend>{t.formats}</legend>
      {formats.map((format) => (
        <Checkbox
          key={format}
          label={t.format[format]}
          checked={chosen.includes(format)}
          onChange={(event) => {
            const on = event.currentTarget.checked;
            onChange((before) => formats.filter((each) => (each === format ? on : before.includes(each))));
          }}
        />
      ))}
    </fieldset>
  );
}
