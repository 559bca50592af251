/** Invitations: an address and a role become a link, shown once; open ones can be revoked. */
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useLocation } from '@tanstack/react-router';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { type Role, useInvitations, useInvite, useRevokeInvitation } from '../../api/organisation.ts';
import type { CompanyLimit } from '../../api/shapes.ts';
import { inviteHash } from '../../app/paths.ts';
import { CompanyLimitChoice } from '../../components/companies/company-limit.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { Instant } from '../../components/instant.tsx';
import classes from '../../components/settings-section.module.css';
import { ShownOnce } from '../../components/shown-once.tsx';
import { takeFocus } from '../../components/take-focus.ts';
import { useSettingsText } from '../../text/settings.ts';
import { grantable } from './roles.ts';

export function Invitations({ own }: { own: Role }) {
  const t = useSettingsText().members;
  const { data: open } = useInvitations();
  const revoke = useRevokeInvitation();
  return (
    <>
      <h3>{t.invite}</h3>
      <InviteForm own={own} />
      {open !== undefined && open.length > 0 && (
        <>
          <h3>{t.open}</h3>
          {revoke.error && <ErrorState error={revoke.error} strip />}
          <ul className={`panel ${classes.rows}`}>
            {open.map(({ id, email, role, companies, expiresAt }) => (
              <li key={id}>
                <Invited email={email} role={role} companies={companies} expiresAt={expiresAt} />
                <Button
                  variant="subtle"
                  color="red"
                  size="xs"
                  aria-label={t.revokeLabel(email)}
                  onClick={() => revoke.mutate(id)}
                >
                  {t.revoke}
                </Button>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function Invited({
  email,
  role,
  companies,
  expiresAt,
}: {
  email: string;
  role: Role;
  companies: CompanyLimit;
  expiresAt: string;
}) {
  const t = useSettingsText();
  return (
    <div className={classes.who}>
      <strong className="clip">{email}</strong>
      <span className="quiet clip">
        {t.role[role]}, {companies !== 'all' && `${t.limit.count(companies)}, `}
        {t.members.until} <Instant at={expiresAt} as="moment" />
      </span>
    </div>
  );
}

function InviteForm({ own }: { own: Role }) {
  const t = useSettingsText();
  const invite = useInvite();
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<Role>('read');
  const [companies, setCompanies] = useState<CompanyLimit>('all');
  const first = useRef<HTMLInputElement>(null);
  const asked = useLocation({
    select: ({ hash, state }) => (hash === inviteHash ? (state.__TSR_key ?? hash) : undefined),
  });
  useEffect(() => {
    if (asked === undefined) return;
    // After the page's heading, which takes the focus of every other visit.
    const frame = requestAnimationFrame(() => takeFocus(first.current));
    return () => cancelAnimationFrame(frame);
  }, [asked]);
  const send = (event: FormEvent) => {
    event.preventDefault();
    invite.mutate(
      { email: email.trim(), role, companies: role === 'owner' ? 'all' : companies },
      { onSuccess: () => setEmail('') },
    );
  };
  return (
    <>
      <form onSubmit={send} className={classes.line}>
        <TextInput
          ref={first}
          label={t.members.email}
          type="email"
          required
          withAsterisk={false}
          maxLength={254}
          value={email}
          className={classes.grow!}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <NativeSelect
          label={t.members.role}
          value={role}
          data={grantable(own).map((each) => ({ value: each, label: t.role[each] }))}
          onChange={(event) => setRole(event.currentTarget.value as Role)}
        />
        {role !== 'owner' && <CompanyLimitChoice value={companies} onChange={setCompanies} />}
        <Button type="submit" loading={invite.isPending}>
          {t.members.makeLink}
        </Button>
      </form>
      <p className="quiet">
        {t.role[role]}: {companies === 'all' ? t.roleHelp[role] : t.roleHelpLimited[role]}.
      </p>
      {invite.error && <ErrorState error={invite.error} strip />}
      {invite.data && (
        <ShownOnce
          label={t.members.link}
          value={invite.data.url}
          help={invite.data.mailed ? t.members.mailedHelp : t.members.linkHelp}
        />
      )}
    </>
  );
}
