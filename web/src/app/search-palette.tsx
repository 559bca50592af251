/** The search over everything that `/` opens: ↑ and ↓ choose, Enter opens, Esc closes. A combobox whose list is always open. */
import { Modal } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useMemo, useState } from 'react';
import { type Found, useFound } from '../api/search.ts';
import { Amount } from '../components/amount.tsx';
import { ErrorState } from '../components/error-state.tsx';
import { Day } from '../components/instant.tsx';
import { useLatest } from '../components/table/use-latest.ts';
import { useFocusBack } from '../components/use-focus-back.ts';
import { useSettled } from '../components/use-settled.ts';
import { signed } from '../format/signed.ts';
import { useCommonText } from '../text/common.ts';
import { useMessagesText } from '../text/messages.ts';
import { writeFragment } from './fragment.ts';
import { companyPath, invoicePath, paths, sealProofPath } from './paths.ts';
import classes from './search-palette.module.css';

interface Option {
  key: string;
  to: string;
  hash?: string;
  name: ReactNode;
  beside?: ReactNode;
}

interface Group {
  title: string;
  options: Option[];
}

interface Props {
  typed: string;
  onType(text: string): void;
  onClose(): void;
}

export default function SearchPalette({ typed, onType, onClose }: Props) {
  const t = useCommonText();
  const navigate = useNavigate();
  useFocusBack();
  const id = useId();
  const asked = useSettled(typed.trim());
  const { data, error, isFetching } = useFound(asked);
  const groups = useGroups(asked === '' ? undefined : data, asked);
  const options = groups.flatMap((group) => group.options);
  const [chosen, setChosen] = useState(0);
  const current = options[Math.min(chosen, options.length - 1)];
  const settled = typed.trim() === asked && !isFetching;
  const open = ({ to, hash }: Option) => {
    onClose();
    void navigate({ to, ...(hash !== undefined && { hash }) });
  };
  const press = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && options.length > 0) {
      event.preventDefault();
      setChosen((Math.min(chosen, options.length - 1) + step + options.length) % options.length);
    }
    // What is shown may still be of the text before: then it is opened when the answer is there.
    if (event.key === 'Enter') setEntered(true);
  };
  const [entered, setEntered] = useState(false);
  const go = useLatest(() => {
    setEntered(false);
    if (current) open(current);
  });
  useEffect(() => {
    if (entered && settled) go();
  }, [entered, settled, go]);
  useEffect(() => {
    if (current) document.getElementById(`${id}-${current.key}`)?.scrollIntoView({ block: 'nearest' });
  }, [current, id]);
  return (
    <Modal
      opened
      onClose={onClose}
      title={t.find.title}
      size="lg"
      yOffset="10vh"
      attributes={{ header: { role: 'presentation' } }}
      closeButtonProps={{ 'aria-label': t.do.close }}
    >
      <input
        type="text"
        role="combobox"
        className={classes.field}
        aria-label={t.find.label}
        aria-expanded={options.length > 0}
        aria-controls={`${id}-list`}
        aria-activedescendant={current && `${id}-${current.key}`}
        aria-autocomplete="list"
        autoComplete="off"
        placeholder={t.find.label}
        maxLength={100}
        data-autofocus
        value={typed}
        onChange={(event) => {
          onType(event.currentTarget.value);
          setChosen(0);
          setEntered(false);
        }}
        onKeyDown={press}
      />
      {error && <ErrorState error={error} strip />}
      <div id={`${id}-list`} role="listbox" aria-label={t.find.results} className={classes.list}>
        {groups.map(({ title, options: those }, n) => (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset is no part of a listbox.
          <div key={title} role="group" aria-labelledby={`${id}-group-${n}`}>
            <div id={`${id}-group-${n}`} className={classes.title}>
              {title}
            </div>
            {those.map((option) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the field's, where the focus stays.
              <div
                key={option.key}
                id={`${id}-${option.key}`}
                role="option"
                tabIndex={-1}
                aria-selected={option === current}
                className={classes.option}
                onClick={() => open(option)}
              >
                <span className="clip">{option.name}</span>
                {option.beside && <span className={classes.beside}>{option.beside}</span>}
              </div>
            ))}
          </div>
        ))}
      </div>
      <p className="quiet" role="status">
        {asked === '' ? t.find.help : settled && options.length <= 1 ? t.find.none : ''}
      </p>
    </Modal>
  );
}

function useGroups(found: Found | undefined, asked: string): Group[] {
  const t = useCommonText();
  const messages = useMessagesText();
  return useMemo(() => {
    if (!found) return [];
    const groups: Group[] = [
      {
        title: t.find.companies,
        options: found.companies.map(({ id, name, cif }) => ({
          key: id,
          to: companyPath(id),
          name: name ?? t.noName,
          beside: cif,
        })),
      },
      {
        title: t.pages.invoices,
        options: found.invoices.map(({ id, number, partner, issuedOn, payable, sign, currency }) => ({
          key: id,
          to: invoicePath(id),
          name: `${number ?? '—'} · ${partner ?? '—'}`,
          beside: (
            <>
              <Day on={issuedOn} /> · <Amount value={signed(payable, sign)} currency={currency} />
            </>
          ),
        })),
      },
      {
        title: t.find.seal,
        // Of the likeliest alone: the number of the invoice was typed.
        options: found.invoices.slice(0, 1).map(({ id, number, partner }) => ({
          key: `seal-${id}`,
          to: sealProofPath(id),
          name: t.find.sealOf(`${number ?? '—'} · ${partner ?? '—'}`),
        })),
      },
      {
        title: t.find.partners,
        options: found.partners.map(({ cif, vatId, name }, n) => ({
          key: `partner-${n}`,
          to: paths.invoices,
          hash: writeFragment({ partner: cif ?? vatId ?? name ?? '' }),
          name: name ?? cif ?? vatId ?? '—',
          beside: cif ?? vatId,
        })),
      },
      {
        title: t.pages.messages,
        options: found.messages.map(({ id, messageId, uploadIndex, kind, state }) => ({
          key: id,
          to: paths.messages,
          hash: writeFragment({ open: id, text: messageId ?? uploadIndex }),
          name: `${messageId ?? uploadIndex} · ${messages.kinds[kind]}`,
          beside: messages.chips[state as keyof typeof messages.chips],
        })),
      },
      {
        title: t.find.more,
        options: [
          {
            key: 'all',
            to: paths.invoices,
            hash: writeFragment({ text: asked }),
            name: t.find.inInvoices(asked),
          },
        ],
      },
    ];
    return groups.filter(({ options }) => options.length > 0);
  }, [found, asked, t, messages]);
}
