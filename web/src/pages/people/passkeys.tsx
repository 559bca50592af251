/** The reader's passkeys: added by the browser's own dialog, named, removed. */
import { Button, TextInput } from '@mantine/core';
import { type FormEvent, lazy, Suspense, useState } from 'react';
import {
  browserHasPasskeys,
  type Passkey,
  useAddPasskey,
  usePasskeys,
  useRemovePasskey,
  useRenamePasskey,
} from '../../api/passkeys.ts';
import { Instant } from '../../components/instant.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { PasskeyError } from '../../components/passkey-error.tsx';
import classes from '../../components/settings-section.module.css';
import { SkeletonRows } from '../../components/skeleton-rows.tsx';
import { nameBrowser } from '../../format/browser-name.ts';
import { usePasskeysText } from '../../text/passkeys.ts';

const Confirm = lazy(() => import('../../components/confirm.tsx'));
const longestName = 80;

export function Passkeys() {
  const t = usePasskeysText();
  const query = usePasskeys();
  const [removing, setRemoving] = useState<Passkey>();
  return (
    <>
      <p className="quiet">{t.lead}</p>
      <Loaded query={query} skeleton={<SkeletonRows rows={1} />}>
        {(passkeys) =>
          passkeys.length === 0 ? (
            <p>{t.none}</p>
          ) : (
            <ul className={`panel ${classes.rows}`} aria-label={t.list}>
              {passkeys.map((passkey) => (
                <Row key={passkey.id} passkey={passkey} onRemove={() => setRemoving(passkey)} />
              ))}
            </ul>
          )
        }
      </Loaded>
      {browserHasPasskeys ? <AddPasskey /> : <p className="quiet">{t.unsupported}</p>}
      {removing && (
        <Suspense>
          <Remove passkey={removing} onClose={() => setRemoving(undefined)} />
        </Suspense>
      )}
    </>
  );
}

export function AddPasskey() {
  const t = usePasskeysText();
  const add = useAddPasskey();
  const [name, setName] = useState(() => nameBrowser(navigator.userAgent)?.system ?? '');
  const send = (event: FormEvent) => {
    event.preventDefault();
    add.mutate(name.trim());
  };
  return (
    <form onSubmit={send} className={classes.form}>
      <TextInput
        label={t.name}
        description={t.nameHelp}
        required
        withAsterisk={false}
        maxLength={longestName}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      {add.error && <PasskeyError error={add.error} />}
      <div>
        <Button type="submit" variant="default" loading={add.isPending}>
          {t.add}
        </Button>
      </div>
      <span role="status">{add.isSuccess ? t.added : ''}</span>
    </form>
  );
}

function Row({ passkey, onRemove }: { passkey: Passkey; onRemove(): void }) {
  const t = usePasskeysText();
  const rename = useRenamePasskey();
  const [name, setName] = useState<string>();
  if (name !== undefined) {
    const send = (event: FormEvent) => {
      event.preventDefault();
      rename.mutate({ id: passkey.id, name: name.trim() }, { onSuccess: () => setName(undefined) });
    };
    return (
      <li>
        <form onSubmit={send} className={classes.line}>
          <TextInput
            aria-label={t.name}
            required
            maxLength={longestName}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            autoFocus
          />
          <Button type="submit" variant="default" size="xs" loading={rename.isPending}>
            {t.save}
          </Button>
        </form>
      </li>
    );
  }
  return (
    <li>
      <div className={classes.who}>
        <strong className="clip">{passkey.name}</strong>
        <span className="quiet">
          {t.since} <Instant at={passkey.createdAt} as="date" /> · {t.used}{' '}
          <Instant at={passkey.lastUsedAt} />
          {passkey.synced && ` · ${t.synced}`}
        </span>
      </div>
      <Button
        variant="subtle"
        size="xs"
        aria-label={t.renameLabel(passkey.name)}
        onClick={() => setName(passkey.name)}
      >
        {t.rename}
      </Button>
      <Button
        variant="subtle"
        color="red"
        size="xs"
        aria-label={t.removeLabel(passkey.name)}
        onClick={onRemove}
      >
        {t.remove}
      </Button>
    </li>
  );
}

function Remove({ passkey, onClose }: { passkey: Passkey; onClose(): void }) {
  const t = usePasskeysText();
  const remove = useRemovePasskey();
  return (
    <Confirm
      opened
      onClose={onClose}
      title={t.removeTitle}
      action={t.removeAction}
      onConfirm={() => remove.mutate(passkey.id, { onSuccess: onClose })}
      busy={remove.isPending}
      error={remove.error}
    >
      {t.removeText(passkey.name)}
    </Confirm>
  );
}
