/** A certificate, a list of heads or a head that was handed out earlier: does the archive of today continue it? */
import { Button, FileButton, Group, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { type CheckedStatement, useCheckStatement } from '../../api/statements.ts';
import { ErrorState } from '../../components/error-state.tsx';
import { Instant } from '../../components/instant.tsx';
import { StateMark } from '../../components/state-mark.tsx';
import { useStatementsText } from '../../text/statements.ts';
import findings from '../archive/findings.module.css';

const mostShown = 50;

export function CheckStatement() {
  const t = useStatementsText().check;
  const checking = useCheckStatement();
  const [text, setText] = useState('');
  const [empty, setEmpty] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setEmpty(text.trim() === '');
    if (text.trim() !== '') checking.mutate(text);
  };
  const choose = async (file: File | null) => {
    if (!file) return;
    const read = await file.text();
    setText(read);
    setEmpty(false);
    checking.mutate(read);
  };
  return (
    <form onSubmit={submit} noValidate>
      <Textarea
        label={t.label}
        description={t.help}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        error={empty ? t.empty : undefined}
        minRows={2}
        maxRows={6}
        autosize
        spellCheck={false}
      />
      <Group gap="sm" mt="xs">
        <Button type="submit" variant="default" loading={checking.isPending}>
          {t.go}
        </Button>
        <FileButton accept="application/json,.json" onChange={(file) => void choose(file)}>
          {(props) => (
            <Button variant="subtle" {...props}>
              {t.file}
            </Button>
          )}
        </FileButton>
      </Group>
      <div role="status">
        {checking.error && <ErrorState error={checking.error} strip />}
        {checking.data && !checking.error && <Found of={checking.data} />}
      </div>
    </form>
  );
}

function Found({ of: { type, sound, signature, madeAt, heads } }: { of: CheckedStatement }) {
  const t = useStatementsText().check;
  const wrong = heads.filter(({ verdict }) => verdict !== 'continues');
  return (
    <>
      <p>
        <StateMark state={sound ? 'calm' : 'lost'} long>
          {sound ? t.sound(heads.length) : type === 'head' ? t.nowhere : t.wrong(wrong.length)}
        </StateMark>
      </p>
      {signature && (
        <p className="quiet">
          {t.signature[signature]} {madeAt && <Instant at={madeAt} as="exact" />}
        </p>
      )}
      {wrong.length > 0 && (
        <ul className={findings.findings}>
          {wrong.slice(0, mostShown).map(({ companyId, cif, seq, verdict }) => (
            <li key={`${companyId} ${seq}`}>
              {cif}, {t.number(seq)}: {t.verdict[verdict]}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
