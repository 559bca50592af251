/** Changes where a destination is and how its files are named: what is left empty stays as it is, and so does how far it has come. */
import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { type Destination, useChangeDestination } from '../../api/destinations.ts';
import { ErrorState } from '../../components/error-state.tsx';
import classes from '../../components/settings-section.module.css';
import { useCommonText } from '../../text/common.ts';
import { useDeliveriesText } from '../../text/deliveries.ts';
import { AddressFields, addressOf, emptyAddress } from './address-fields.tsx';
import { FormatChoice } from './format-choice.tsx';

export function ChangeDestination({ destination, onClose }: { destination: Destination; onClose(): void }) {
  const t = useDeliveriesText();
  const common = useCommonText();
  const { id, kind, address } = destination;
  const folder = kind === 'folder' && address !== '/' ? address : '';
  const change = useChangeDestination(id);
  const [name, setName] = useState(destination.name);
  const [pathTemplate, setTemplate] = useState(destination.pathTemplate);
  const [chosen, setChosen] = useState(destination.formats);
  const [texts, setTexts] = useState({ ...emptyAddress, folder });
  const send = (event: FormEvent) => {
    event.preventDefault();
    const body = {
      name: name.trim(),
      pathTemplate: pathTemplate.trim(),
      formats: chosen,
      ...(kind === 'folder' && texts.folder === folder ? {} : addressOf(kind, texts, true)),
    };
    change.mutate(body, { onSuccess: onClose });
  };
  return (
    <form onSubmit={send} className={`panel ${classes.box}`} aria-label={t.changeLabel(destination.name)}>
      <TextInput
        label={t.name}
        required
        withAsterisk={false}
        maxLength={100}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <AddressFields
        kind={kind}
        texts={texts}
        now={address}
        onChange={(field, value) => setTexts((before) => ({ ...before, [field]: value }))}
      />
      <TextInput
        label={t.template}
        description={t.templateHelp}
        required
        withAsterisk={false}
        maxLength={200}
        value={pathTemplate}
        onChange={(event) => setTemplate(event.currentTarget.value)}
      />
      <FormatChoice chosen={chosen} onChange={setChosen} />
      {change.error && <ErrorState error={change.error} strip />}
      <div className={classes.line}>
        <Button type="submit" loading={change.isPending} disabled={chosen.length === 0}>
          {t.save}
        </Button>
        <Button variant="default" onClick={onClose}>
          {common.do.cancel}
        </Button>
      </div>
    </form>
  );
}
