/** A VAT return's lines, pasted or uploaded, beside the documents: differences above the threshold with their documents. */
import { Button, FileButton, Group, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { type ComparedReturn, useCompareReturn, type VatAsked, type VatDifference } from '../../api/vat.ts';
import { ErrorState } from '../../components/error-state.tsx';
import { StateMark } from '../../components/state-mark.tsx';
import { Scroller } from '../../components/vat/scroller.tsx';
import table from '../../components/vat/vat-table.module.css';
import { rateName } from '../../components/vat/vat-table.tsx';
import { formatDecimal } from '../../format/numbers.ts';
import { useLanguage } from '../../text/language.tsx';
import { useVatText, type VatText } from '../../text/vat.ts';
import classes from './vat.module.css';
import { DocumentTable } from './vat-documents.tsx';

/** As the API allows. */
const mostLetters = 60_000;

export function CompareReturn({ asked }: { asked: VatAsked }) {
  const t = useVatText().compare;
  const comparing = useCompareReturn();
  const [text, setText] = useState('');
  const [percent, setPercent] = useState('20');
  const [lei, setLei] = useState('5000');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const plain = (amount: string) => amount.trim().replace(/\s/g, '').replace(',', '.');
    comparing.mutate({
      ...asked,
      text: text.slice(0, mostLetters),
      thresholdPercent: plain(percent),
      thresholdLei: plain(lei),
    });
  };
  return (
    <section className={`panel ${classes.sums}`} aria-labelledby="compare">
      <h2 id="compare">{t.title}</h2>
      <p className="quiet">{t.help}</p>
      <form className={classes.sums} style={{ padding: 0 }} onSubmit={submit} noValidate>
        <Textarea
          label={t.text}
          placeholder={t.example}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          minRows={4}
          rows={6}
          maxLength={mostLetters}
        />
        <Group gap="sm" align="end">
          <FileButton
            accept=".txt,.csv,text/plain,text/csv"
            onChange={(file) => void file?.text().then((found) => setText(found.slice(0, mostLetters)))}
          >
            {(props) => (
              <Button {...props} variant="default">
                {t.file}
              </Button>
            )}
          </FileButton>
          <TextInput
            label={t.percent}
            value={percent}
            onChange={(e) => setPercent(e.currentTarget.value)}
            w={130}
            inputMode="decimal"
          />
          <TextInput
            label={t.lei}
            value={lei}
            onChange={(e) => setLei(e.currentTarget.value)}
            w={130}
            inputMode="decimal"
          />
          <Button type="submit" loading={comparing.isPending} disabled={text.trim() === ''}>
            {t.go}
          </Button>
        </Group>
        <p className="quiet">{t.threshold}</p>
      </form>
      {comparing.error && <ErrorState error={comparing.error} strip />}
      {comparing.data && <Differences of={comparing.data} asked={asked} />}
    </section>
  );
}

function Differences({ of: { data, unread, excluded }, asked }: { of: ComparedReturn; asked: VatAsked }) {
  const t = useVatText();
  const [shown, setShown] = useState<string>();
  const sorted = [...data].sort((a, b) => Number(b.above) - Number(a.above));
  const open = sorted.find((one) => keyOf(one) === shown);
  return (
    <div role="status" className={classes.sums} style={{ padding: 0 }}>
      <Scroller label={t.compare.difference}>
        <table className={table.table}>
          <caption>{t.compare.difference}</caption>
          <thead>
            <tr>
              <th scope="col">{t.compare.line}</th>
              <th scope="col" className={table.end}>
                {t.compare.declared}
              </th>
              <th scope="col" className={table.end}>
                {t.compare.documents}
              </th>
              <th scope="col" className={table.end}>
                {t.compare.difference}
              </th>
              <th scope="col">{t.compare.verdict}</th>
              <th scope="col">{t.columns.documents}</th>
            </tr>
          </thead>
          <tbody>
            {sorted.map((one) => (
              <Line
                key={keyOf(one)}
                of={one}
                opened={shown === keyOf(one)}
                onShow={() => setShown(shown === keyOf(one) ? undefined : keyOf(one))}
              />
            ))}
          </tbody>
        </table>
      </Scroller>
      {sorted
        .filter(({ categories }) => categories.length > 1)
        .map((one) => (
          <p key={keyOf(one)} className="quiet">
            {t.compare.grouped[one.direction](
              one.categories
                .map((category) => `${t.category[category] ?? category} (${category})`)
                .join(', '),
            )}
          </p>
        ))}
      {open && (
        <DocumentTable
          label={t.compare.of(nameOf(open, t))}
          captioned
          asked={{ ...asked, direction: open.direction, category: open.categories, rate: open.rate }}
        />
      )}
      {excluded > 0 && <p>{t.compare.excluded(excluded)}</p>}
      {unread.length > 0 && (
        <div>
          <p className="quiet">{t.compare.unread(unread.length)}</p>
          <ul>
            {unread.slice(0, 30).map((line, n) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: lines may repeat, and are never moved.
              <li key={n}>{line}</li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}

function Line({ of, opened, onShow }: { of: VatDifference; opened: boolean; onShow(): void }) {
  const t = useVatText();
  const { language } = useLanguage();
  const lei = (amount: string) => formatDecimal(amount, language, 2);
  const part = of.compared;
  const equal = /^-?0*\.?0*$/.test(of.difference);
  return (
    <tr>
      <th scope="row" className={table.wrap}>
        {nameOf(of, t)} ({part === 'vat' ? t.compare.onVat : t.compare.onBase})
        {of.label === null && <span className="quiet"> · {t.compare.noLine}</span>}
        {of.shares.length > 1 && (
          <span className={`quiet ${classes.parts}`}>
            {of.shares
              .map((one) => `${t.category[one.category] ?? one.category} ${lei(one.net)}`)
              .join(' + ')}
          </span>
        )}
      </th>
      <td className={table.end}>{lei(of.declared[part] ?? '0')}</td>
      <td className={table.end}>{lei(of.documents[part])}</td>
      <td className={table.end}>
        {lei(of.difference)}
        {of.percent !== null && !equal && ` (${formatDecimal(of.percent, language)}%)`}
      </td>
      <td>
        <StateMark state={of.above ? 'needs' : 'calm'}>
          {of.above ? t.compare.above : equal ? t.compare.equal : t.compare.below}
        </StateMark>
      </td>
      <td>
        <Button variant="subtle" size="compact-sm" aria-expanded={opened} onClick={onShow}>
          {opened ? t.compare.hide : t.compare.show}
        </Button>
      </td>
    </tr>
  );
}

function nameOf(of: VatDifference, t: VatText): string {
  return `${t.direction[of.direction]}, ${rateName(of, t)}`;
}

function keyOf({ direction, category, rate }: VatDifference): string {
  return `${direction} ${category} ${rate}`;
}
