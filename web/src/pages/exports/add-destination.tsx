/** Adds a destination: where, under which names, and which documents. */
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { type Destination, type NewDestination, useMakeDestination } from '../../api/destinations.ts';
import { CompanyChooser } from '../../components/companies/company-chooser.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import classes from '../../components/settings-section.module.css';
import { useDeliveriesText } from '../../text/deliveries.ts';
import { useLanguage } from '../../text/language.tsx';
import { AddressFields, addressOf, emptyAddress } from './address-fields.tsx';
import { FormatChoice, type Formats } from './format-choice.tsx';

const kinds: Destination['kind'][] = ['folder', 'webdav', 's3', 'mail'];
const empty = {
  ...emptyAddress,
  name: '',
  pathTemplate: '{company}/{yyyy}/{mm}/{direction}/{partner}_{number}_{id}',
};

export function AddDestination() {
  const t = useDeliveriesText();
  const { language } = useLanguage();
  const make = useMakeDestination();
  const [kind, setKind] = useState<Destination['kind']>('folder');
  const [texts, setTexts] = useState(empty);
  const [chosen, setChosen] = useState<Formats>(['pdf']);
  const [direction, setDirection] = useState<'' | 'received' | 'sent'>('');
  const [companies, setCompanies] = useState<string[] | null>(null);
  const [from, setFrom] = useState<'now' | 'beginning'>('now');
  const text = (name: keyof typeof empty) => ({
    value: texts[name],
    onChange: (event: { currentTarget: { value: string } }) => {
      const { value } = event.currentTarget;
      setTexts((before) => ({ ...before, [name]: value }));
    },
  });
  const send = (event: FormEvent) => {
    event.preventDefault();
    const { name, pathTemplate, ...address } = texts;
    const filter = {
      companies,
      direction: direction === '' ? null : direction,
      suppliers: null,
    };
    const body: NewDestination = {
      kind,
      name: name.trim(),
      pathTemplate: pathTemplate.trim(),
      formats: chosen,
      language,
      filter,
      from,
      ...addressOf(kind, address, false),
    };
    make.mutate(body, { onSuccess: () => setTexts(empty) });
  };
  return (
    <form onSubmit={send} className={`panel ${classes.box}`} aria-label={t.add}>
      <div className={classes.line}>
        <TextInput
          label={t.name}
          required
          withAsterisk={false}
          maxLength={100}
          className={classes.grow!}
          {...text('name')}
        />
        <NativeSelect
          label={t.where}
          value={kind}
          data={kinds.map((value) => ({ value, label: t.kind[value] }))}
          onChange={(event) => setKind(event.currentTarget.value as Destination['kind'])}
        />
      </div>
      <AddressFields
        kind={kind}
        texts={texts}
        onChange={(field, value) => setTexts((before) => ({ ...before, [field]: value }))}
      />
      <TextInput
        label={t.template}
        description={t.templateHelp}
        required
        withAsterisk={false}
        maxLength={200}
        {...text('pathTemplate')}
      />
      <FormatChoice chosen={chosen} onChange={setChosen} />
      <div className={classes.line}>
        <NativeSelect
          label={t.which}
          value={direction}
          data={[
            { value: '', label: t.bothDirections },
            { value: 'received', label: t.direction.received },
            { value: 'sent', label: t.direction.sent },
          ]}
          onChange={(event) => setDirection(event.currentTarget.value as typeof direction)}
        />
        <NativeSelect
          label={t.from}
          value={from}
          data={(['now', 'beginning'] as const).map((value) => ({ value, label: t.froms[value] }))}
          onChange={(event) => setFrom(event.currentTarget.value as typeof from)}
        />
      </div>
      <CompanyChooser legend={t.companies} ids={companies} onChange={setCompanies} />
      {make.error && <ErrorState error={make.error} strip />}
      <div>
        <Button
          type="submit"
          loading={make.isPending}
          disabled={chosen.length === 0 || companies?.length === 0}
        >
          {t.make}
        </Button>
      </div>
    </form>
  );
}
