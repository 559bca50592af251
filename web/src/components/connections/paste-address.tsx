/** The paste mode: sends the address when it is pasted, and counts ANAF's 60 seconds from the return to this window. */
import { Button, Textarea } from '@mantine/core';
import { type FormEvent, useEffect, useState } from 'react';
import { usePastedAddress } from '../../api/connect.ts';
import { useConnectText } from '../../text/connect.ts';
import { ErrorState } from '../error-state.tsx';
import classes from './connect-path.module.css';
import { classifyAddress } from './pasted-address.ts';

const secondsGiven = 60;

interface Props {
  beginsWith: string;
  /** When the tab with ANAF's page was opened. */
  leftAt: number | undefined;
  onConnected(serial: string | null, id: string): void;
  onAgain(): void;
}

export function PasteAddress({ beginsWith, leftAt, onConnected, onAgain }: Props) {
  const t = useConnectText().paste;
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<string>();
  const pasted = usePastedAddress();
  const left = useSecondsLeft(leftAt);

  function send(address: string) {
    const verdict = classifyAddress(address);
    setProblem(verdict === 'other' ? t.wrong : verdict === 'refused' ? t.refused : undefined);
    if (verdict !== 'address' || pasted.isPending) return;
    pasted.mutate(address.trim(), {
      onSuccess: ({ serial, id }) => onConnected(serial, id),
      onError: () => {
        setText('');
        onAgain();
      },
    });
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    send(text);
  }

  return (
    <form onSubmit={submit} className={classes.body}>
      <p>{t.text}</p>
      <Textarea
        label={t.label}
        description={t.looksLike(beginsWith)}
        value={text}
        error={problem}
        autosize
        minRows={2}
        maxRows={5}
        maxLength={8000}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => {
          setText(event.currentTarget.value);
          setProblem(undefined);
        }}
        // The code is valid for 60 seconds, so pasting sends it without a click.
        onPaste={(event) => {
          const address = event.clipboardData.getData('text');
          if (classifyAddress(address) === 'address') send(address);
        }}
      />
      {left === undefined ? <p className="quiet">{t.clockBefore}</p> : <Countdown left={left} />}
      {pasted.error && <ErrorState error={pasted.error} strip />}
      <Button type="submit" loading={pasted.isPending} disabled={text.trim() === ''}>
        {t.send}
      </Button>
    </form>
  );
}

function Countdown({ left }: { left: number }) {
  const t = useConnectText().paste;
  return (
    <div>
      <p className="quiet" role="timer">
        {left > 0 ? t.clock(left) : t.over}
      </p>
      <div className={classes.clock} data-late={left <= 20 || undefined} aria-hidden>
        <div style={{ width: `${(left / secondsGiven) * 100}%` }} />
      </div>
    </div>
  );
}

/** The time at which ANAF issued the code is unknown: counted from the return to this window, which is a little later. */
function useSecondsLeft(leftAt: number | undefined): number | undefined {
  const [backAt, setBackAt] = useState<number>();
  const [now, setNow] = useState(0);
  useEffect(() => {
    setBackAt(undefined);
    if (leftAt === undefined) return;
    const back = () => {
      setNow(Date.now());
      setBackAt((known) => known ?? Date.now());
    };
    window.addEventListener('focus', back);
    return () => window.removeEventListener('focus', back);
  }, [leftAt]);
  useEffect(() => {
    if (backAt === undefined) return;
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, [backAt]);
  if (backAt === undefined) return undefined;
  return Math.max(0, secondsGiven - Math.floor((now - backAt) / 1000));
}
