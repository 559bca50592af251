/** Asks for a reason, which the audit log keeps, before an action that cannot be undone. */
import { Textarea } from '@mantine/core';
import { useState } from 'react';
import Confirm from '../../components/confirm.tsx';

const fewestLetters = 3;
const mostLetters = 500;

interface Props {
  title: string;
  /** What the action does. */
  text: string;
  action: string;
  label: string;
  help: string;
  busy: boolean;
  error: unknown;
  onConfirm(reason: string): void;
  onClose(): void;
}

export default function ConfirmWithReason({ text, label, help, onConfirm, ...asked }: Props) {
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const tooShort = reason.trim().length < fewestLetters;
  return (
    <Confirm opened {...asked} onConfirm={() => (tooShort ? setMissing(true) : onConfirm(reason.trim()))}>
      <p>{text}</p>
      <Textarea
        label={label}
        description={help}
        required
        maxLength={mostLetters}
        autosize
        minRows={2}
        value={reason}
        error={missing && tooShort ? help : undefined}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </Confirm>
  );
}
