/** Adds companies by one tax ID, a pasted table or a CSV file: a preview of what was understood, the result of each line, and the way back. */
import { Button, FileButton, Textarea } from '@mantine/core';
import { IconFileSpreadsheet } from '@tabler/icons-react';
import { type FormEvent, type ReactNode, useLayoutEffect, useMemo, useState } from 'react';
import { useAddCompanies } from '../../api/add-companies.ts';
import { decodeCsv, readPasted } from '../../format/company-lines.ts';
import { useStartText } from '../../text/start.ts';
import { ErrorState } from '../error-state.tsx';
import classes from './add-companies.module.css';
import { NamedCompanies } from './named-companies.tsx';
import { PastePreview } from './paste-preview.tsx';
import { UndoAdding } from './undo-adding.tsx';
import { Verdicts } from './verdicts.tsx';

const mostLines = 5_000;

interface Props {
  /** The next step, shown with the results. */
  next: (added: number) => ReactNode;
}

export function AddCompanies({ next }: Props) {
  const t = useStartText().companies;
  const [text, setText] = useState('');
  const adding = useAddCompanies();
  const pasted = useMemo(() => readPasted(text), [text]);
  const { lines } = pasted;
  // A table that was copied elsewhere is pasted at once, wherever the focus is, and as soon as the page is seen.
  useLayoutEffect(() => {
    const paste = (event: ClipboardEvent) => {
      const into = event.target instanceof Element && event.target.closest('input, textarea');
      const table = event.clipboardData?.getData('text') ?? '';
      if (into || table === '') return;
      event.preventDefault();
      setText(table);
    };
    document.addEventListener('paste', paste);
    return () => document.removeEventListener('paste', paste);
  }, []);
  const send = (event: FormEvent) => {
    event.preventDefault();
    adding.mutate(lines);
  };
  const openFile = async (file: File | null) => {
    if (file) setText(decodeCsv(await file.arrayBuffer()));
  };
  const { data: verdicts } = adding;
  if (verdicts) {
    const again = () => {
      adding.reset();
      setText('');
    };
    const added = verdicts.filter(({ outcome }) => outcome === 'added');
    return (
      <div className={classes.form}>
        <Verdicts verdicts={verdicts} />
        <div className={classes.bar}>
          {next(added.length)}
          <Button variant="default" onClick={again}>
            {t.more}
          </Button>
          <UndoAdding ids={added.flatMap(({ company }) => company?.id ?? [])} onUndone={adding.reset} />
        </div>
      </div>
    );
  }
  return (
    <form className={classes.form} onSubmit={send}>
      <Textarea
        label={t.label}
        placeholder={t.placeholder}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        error={lines.length > mostLines ? t.tooMany : undefined}
        autosize
        minRows={6}
        maxRows={16}
        spellCheck={false}
        classNames={{ input: 'mono' }}
      />
      <NamedCompanies
        taken={new Set(lines.map(({ cif }) => cif))}
        onTake={(cifs) => setText([text.trimEnd(), ...cifs].filter(Boolean).join('\n'))}
      />
      <PastePreview of={pasted} />
      {adding.error && <ErrorState error={adding.error} strip />}
      <div className={classes.bar}>
        <Button
          type="submit"
          loading={adding.isPending}
          disabled={lines.length === 0 || lines.length > mostLines}
        >
          {t.add(lines.length)}
        </Button>
        <FileButton onChange={(file) => void openFile(file)} accept=".csv,.txt,text/csv,text/plain">
          {(props) => (
            <Button variant="default" leftSection={<IconFileSpreadsheet size={16} aria-hidden />} {...props}>
              {t.fromFile}
            </Button>
          )}
        </FileButton>
      </div>
    </form>
  );
}
