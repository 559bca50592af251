/** Setări → Notificări: which mail the reader wants, and the proof of the address. Each choice is kept at once. */
import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import {
  type Notifications,
  useChangeNotifications,
  useNotifications,
  useRequestConfirmation,
} from '../../api/notifications.ts';
import { useMay } from '../../api/use-session.ts';
import { CompanyChooser } from '../../components/companies/company-chooser.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { Loaded } from '../../components/loaded.tsx';
import classes from '../../components/settings-section.module.css';
import { StateMark } from '../../components/state-mark.tsx';
import { useSettingsText } from '../../text/settings.ts';

export default function NotificationsSection() {
  const t = useSettingsText().notifications;
  const query = useNotifications();
  return (
    <>
      <p className="quiet">{t.lead}</p>
      <Loaded query={query}>{(chosen) => <Choices chosen={chosen} />}</Loaded>
    </>
  );
}

const paces = ['off', 'daily', 'at_once'] as const;
const attachments = ['none', 'pdf', 'zip'] as const;

function Choices({ chosen }: { chosen: Notifications }) {
  const t = useSettingsText().notifications;
  const change = useChangeNotifications();
  const isAdmin = useMay('admin');
  const { alarms, heads, digest, attach, companies, suppliers, confirmed, mail } = chosen;
  if (!mail)
    return (
      <StateMark state="none" long>
        {t.noMail}
      </StateMark>
    );
  return (
    <div className={`panel ${classes.box}`}>
      <Address chosen={chosen} />
      <Checkbox
        label={t.alarms}
        description={t.alarmsHelp}
        checked={alarms}
        onChange={(event) => change.mutate({ alarms: event.currentTarget.checked })}
      />
      {isAdmin && (
        <Checkbox
          label={t.heads}
          description={t.headsHelp}
          checked={heads}
          onChange={(event) => change.mutate({ heads: event.currentTarget.checked })}
        />
      )}
      <NativeSelect
        label={t.digest}
        description={t.digestHelp}
        value={digest}
        data={paces.map((value) => ({ value, label: t.paces[value] }))}
        onChange={(event) => change.mutate({ digest: event.currentTarget.value as (typeof paces)[number] })}
      />
      {digest !== 'off' && (
        <>
          <NativeSelect
            label={t.attach}
            description={confirmed ? t.attachHelp : t.attachUnconfirmed}
            disabled={!confirmed}
            value={attach}
            data={attachments.map((value) => ({ value, label: t.attachments[value] }))}
            onChange={(event) =>
              change.mutate({ attach: event.currentTarget.value as (typeof attachments)[number] })
            }
          />
          <Companies ids={companies} onChange={(ids) => change.mutate({ companies: ids })} />
          <Suppliers
            key={suppliers?.join()}
            codes={suppliers}
            onChange={(codes) => change.mutate({ suppliers: codes })}
          />
        </>
      )}
      {change.error && <ErrorState error={change.error} strip />}
      <span role="status">{change.isSuccess ? t.saved : ''}</span>
    </div>
  );
}

function Address({ chosen: { email, confirmed } }: { chosen: Notifications }) {
  const t = useSettingsText().notifications;
  const request = useRequestConfirmation();
  return (
    <div>
      <p>
        {t.address} <strong>{email}</strong>
      </p>
      {confirmed ? (
        <StateMark state="calm">{t.confirmed}</StateMark>
      ) : (
        <>
          <StateMark state="waiting">{t.unconfirmed}</StateMark>
          <p className="quiet">{t.attachUnconfirmed}</p>
          <div>
            <Button variant="default" size="xs" loading={request.isPending} onClick={() => request.mutate()}>
              {t.confirm}
            </Button>
          </div>
          <span role="status">{request.isSuccess ? t.confirmSent : ''}</span>
        </>
      )}
      {request.error && <ErrorState error={request.error} strip />}
    </div>
  );
}

/** Null: every supplier. Codes as people write them, apart by commas, blanks or lines; kept when the form is sent. */
function Suppliers({ codes, onChange }: { codes: string[] | null; onChange(codes: string[] | null): void }) {
  const t = useSettingsText().notifications;
  const [text, setText] = useState(codes?.join(', ') ?? '');
  const send = (event: FormEvent) => {
    event.preventDefault();
    const given = text
      .split(/[\s,;]+/)
      .map((code) => code.toUpperCase().replace(/^RO(?=\d)/, ''))
      .filter((code) => code !== '');
    onChange(given.length === 0 ? null : [...new Set(given)]);
  };
  return (
    <form onSubmit={send} className={classes.line}>
      <TextInput
        label={codes === null ? t.allSuppliers : t.someSuppliers(codes.length)}
        description={t.suppliersHelp}
        className={classes.grow!}
        maxLength={10_000}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Button type="submit" variant="default">
        {t.saveSuppliers}
      </Button>
    </form>
  );
}

/** Null: every company. None is chosen until the first: a digest of no company is not kept, and without the last it is of all. */
function Companies({ ids, onChange }: { ids: string[] | null; onChange(ids: string[] | null): void }) {
  const t = useSettingsText().notifications;
  const [choosing, setChoosing] = useState(false);
  return (
    <CompanyChooser
      legend={t.companies}
      ids={ids ?? (choosing ? [] : null)}
      onChange={(next) => {
        setChoosing(next !== null && ids === null);
        if (next === null || next.length > 0) onChange(next);
        else if (ids !== null) onChange(null);
      }}
      none={t.noCompany}
    />
  );
}
