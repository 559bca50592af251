/** Adds companies by one tax ID, a pasted list or a CSV file; then shows the result for each line and whether ANAF grants access. */
import { Button, FileButton, Textarea } from '@mantine/core';
import { IconFileSpreadsheet } from '@tabler/icons-react';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useAddCompanies } from '../../api/add-companies.ts';
import { decodeCsv, readCompanyLines } from '../../format/company-lines.ts';
import { useStartText } from '../../text/start.ts';
import { ErrorState } from '../error-state.tsx';
import classes from './add-companies.module.css';
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
  const lines = readCompanyLines(text);
  const send = (event: FormEvent) => {
    event.preventDefault();
    adding.mutate({ lines });
  };
  const sendFile = async (file: File | null) => {
    if (file) adding.mutate({ csv: decodeCsv(await file.arrayBuffer()) });
  };
  const { data: verdicts } = adding;
  if (verdicts) {
    const again = () => {
      adding.reset();
      setText('');
    };
    return (
      <div className={classes.form}>
        <Verdicts verdicts={verdicts} />
        <div className={classes.bar}>
          {next(verdicts.filter(({ outcome }) => outcome === 'added').length)}
          <Button variant="default" onClick={again}>
            {t.more}
          </Button>
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
      {adding.error && <ErrorState error={adding.error} strip />}
      <div className={classes.bar}>
        <Button
          type="submit"
          loading={adding.isPending}
          disabled={lines.length === 0 || lines.length > mostLines}
        >
          {t.add(lines.length)}
        </Button>
        <FileButton onChange={(file) => void sendFile(file)} accept=".csv,.txt,text/csv,text/plain">
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
