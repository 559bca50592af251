/** The popovers of the filter chips: period, amounts, partner. */
import { Button, Group, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { ChoiceOptions } from '../../components/choice-chip.tsx';
import { dayOf } from '../../format/instants.ts';
import { formatDecimal } from '../../format/numbers.ts';
import { readAmount } from '../../format/read-amount.ts';
import { useInvoicesText } from '../../text/invoices.ts';
import { useLanguage } from '../../text/language.tsx';
import { periodsAround } from './invoice-filter.ts';
import classes from './invoices.module.css';

interface PeriodProps {
  from: string | undefined;
  to: string | undefined;
  onChoose(period: { from?: string | undefined; to?: string | undefined }): void;
  onDone(): void;
}

const periodNames = ['thisMonth', 'lastMonth', 'thisYear'] as const;

export function PeriodChoice({ from, to, onChoose, onDone }: PeriodProps) {
  const t = useInvoicesText().filters;
  const periods = periodsAround(dayOf(new Date()));
  const chosen = periodNames.find((name) => periods[name].from === from && periods[name].to === to);
  return (
    <>
      <ChoiceOptions
        of={periodNames.map((name) => [name, t[name]] as const)}
        value={chosen}
        onChoose={(name) => {
          onChoose(periods[name]);
          onDone();
        }}
      />
      <Group gap="xs" grow wrap="nowrap">
        <TextInput
          type="date"
          label={t.from}
          value={from ?? ''}
          max={to}
          onChange={(event) => onChoose({ from: event.currentTarget.value })}
        />
        <TextInput
          type="date"
          label={t.to}
          value={to ?? ''}
          min={from}
          onChange={(event) => onChoose({ to: event.currentTarget.value })}
        />
      </Group>
    </>
  );
}

interface PartnerProps {
  partner: string | undefined;
  onChoose(partner: string): void;
}

export function PartnerChoice({ partner, onChoose }: PartnerProps) {
  const t = useInvoicesText().filters;
  const [typed, setTyped] = useState(partner ?? '');
  return (
    <form className={classes.choice} onSubmit={submit(() => onChoose(typed.trim()))}>
      <TextInput
        label={t.partner}
        description={t.partnerHelp}
        value={typed}
        maxLength={100}
        data-autofocus
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <Button type="submit" size="xs">
        {t.apply}
      </Button>
    </form>
  );
}

interface AmountProps {
  min: string | undefined;
  max: string | undefined;
  onChoose(amounts: { min: string | undefined; max: string | undefined }): void;
}

export function AmountChoice({ min, max, onChoose }: AmountProps) {
  const t = useInvoicesText().filters;
  const { language } = useLanguage();
  const written = (amount: string | undefined) => (amount ? formatDecimal(amount, language) : '');
  const [from, setFrom] = useState(written(min));
  const [to, setTo] = useState(written(max));
  const isWrong = (typed: string) => typed.trim() !== '' && readAmount(typed, language) === undefined;
  const [sent, setSent] = useState(false);
  const choose = () => {
    setSent(true);
    if (isWrong(from) || isWrong(to)) return;
    onChoose({ min: readAmount(from, language), max: readAmount(to, language) });
  };
  return (
    <form className={classes.choice} onSubmit={submit(choose)}>
      <Group gap="xs" grow wrap="nowrap" align="flex-start">
        <TextInput
          label={t.amountMin}
          inputMode="decimal"
          value={from}
          maxLength={24}
          data-autofocus
          error={sent && isWrong(from) && t.amountWrong}
          onChange={(event) => setFrom(event.currentTarget.value)}
        />
        <TextInput
          label={t.amountMax}
          inputMode="decimal"
          value={to}
          maxLength={24}
          error={sent && isWrong(to) && t.amountWrong}
          onChange={(event) => setTo(event.currentTarget.value)}
        />
      </Group>
      <Button type="submit" size="xs">
        {t.apply}
      </Button>
    </form>
  );
}

function submit(go: () => void) {
  return (event: FormEvent) => {
    event.preventDefault();
    go();
  };
}
