/** The fields of a destination's address, by its kind; of one that is there an empty field leaves what it has. */
import { PasswordInput, TextInput } from '@mantine/core';
import type { Destination } from '../../api/destinations.ts';
import classes from '../../components/settings-section.module.css';
import { useDeliveriesText } from '../../text/deliveries.ts';

export const emptyAddress = { folder: '', url: '', username: '', password: '', region: '', email: '' };
export type AddressTexts = typeof emptyAddress;

interface Props {
  kind: Destination['kind'];
  texts: AddressTexts;
  onChange(name: keyof AddressTexts, value: string): void;
  /** Where it is now, of a destination that is changed. */
  now?: string;
}

export function AddressFields({ kind, texts, onChange, now }: Props) {
  const t = useDeliveriesText();
  const changes = now !== undefined;
  const text = (name: keyof AddressTexts) => ({
    value: texts[name],
    onChange: (event: { currentTarget: { value: string } }) => onChange(name, event.currentTarget.value),
  });
  const kept = changes ? t.kept : undefined;
  switch (kind) {
    case 'folder':
      return <TextInput label={t.folder} description={t.folderHelp} maxLength={250} {...text('folder')} />;
    case 'mail':
      return (
        <TextInput
          label={t.email}
          description={t.emailHelp}
          type="email"
          required={!changes}
          withAsterisk={false}
          maxLength={254}
          placeholder={now}
          {...text('email')}
        />
      );
    case 'webdav':
    case 's3':
      return (
        <>
          <TextInput
            label={kind === 's3' ? t.bucket : t.url}
            description={changes ? t.keptAddress : kind === 's3' ? t.bucketHelp : undefined}
            type="url"
            required={!changes}
            withAsterisk={false}
            maxLength={2000}
            placeholder={now}
            {...text('url')}
          />
          <div className={classes.line}>
            <TextInput
              label={kind === 's3' ? t.accessKey : t.username}
              autoComplete="off"
              maxLength={200}
              className={classes.grow!}
              placeholder={kept}
              {...text('username')}
            />
            <PasswordInput
              label={kind === 's3' ? t.secretKey : t.password}
              autoComplete="new-password"
              maxLength={500}
              className={classes.grow!}
              placeholder={kept}
              {...text('password')}
            />
            {kind === 's3' && (
              <TextInput label={t.region} maxLength={40} placeholder={kept} {...text('region')} />
            )}
          </div>
        </>
      );
    default:
      return kind satisfies never;
  }
}

/** What of the fields is sent: those of the kind, without the empty ones where something is kept. */
export function addressOf(kind: Destination['kind'], texts: AddressTexts, keepsEmpty: boolean) {
  const { folder, email, url, username, password, region } = texts;
  if (kind === 'folder') return { folder: folder.trim() };
  const given =
    kind === 'mail'
      ? { email: email.trim() }
      : { url: url.trim(), username, password, ...(kind === 's3' && { region: region.trim() }) };
  const sent = Object.entries(given).filter(
    ([name, value]) => value !== '' || !(keepsEmpty || name === 'region'),
  );
  return Object.fromEntries(sent) as Partial<AddressTexts>;
}
