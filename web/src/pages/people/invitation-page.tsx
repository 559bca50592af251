/** The page of an invitation link, with or without an account: organisation, role, acceptance. */
import { Button } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import {
  type Acceptance,
  type InvitationSeen,
  SecondFactorNeeded,
  useAcceptInvitation,
  useInvitation,
} from '../../api/invitation.ts';
import { ApiProblem } from '../../api/problem.ts';
import { useSignOut } from '../../api/use-session.ts';
import { takeToken } from '../../app/once-token.ts';
import { paths } from '../../app/paths.ts';
import { CalmFrame } from '../../components/calm-frame.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { Instant } from '../../components/instant.tsx';
import { SkeletonRows } from '../../components/skeleton-rows.tsx';
import { useInvitationText } from '../../text/invitation.ts';
import { useSettingsText } from '../../text/settings.ts';
import { ExistingAccount, NewAccount } from './accept-forms.tsx';
import classes from './invitation.module.css';
import SecondStep from './second-step.tsx';

export function InvitationPage() {
  const t = useInvitationText();
  const [token] = useState(() => takeToken(paths.invitation));
  if (token === '') return <Nothing title={t.missing}>{t.missingText}</Nothing>;
  return <Whole token={token} />;
}

function Whole({ token }: { token: string }) {
  const t = useInvitationText();
  const { data: seen, error, refetch } = useInvitation(token);
  if (isGone(error)) return <Nothing title={t.gone}>{t.goneText}</Nothing>;
  if (!seen) {
    return (
      <CalmFrame title={t.page}>
        {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <SkeletonRows rows={3} />}
      </CalmFrame>
    );
  }
  return <Seen token={token} seen={seen} onChange={() => void refetch()} />;
}

interface Props {
  token: string;
  seen: InvitationSeen;
  onChange(): void;
}

function Seen({ token, seen, onChange }: Props) {
  const t = useInvitationText();
  const settings = useSettingsText();
  const navigate = useNavigate();
  const accept = useAcceptInvitation(token, seen.email);
  const { organisation, email, role, companies, expiresAt } = seen;
  const help = companies === null ? settings.roleHelp[role] : settings.roleHelpLimited[role];
  if (isGone(accept.error)) return <Nothing title={t.gone}>{t.goneText}</Nothing>;
  if (accept.error instanceof SecondFactorNeeded) {
    const signedIn = () => {
      onChange();
      accept.reset();
    };
    return <SecondStep onAgain={accept.reset} onDone={signedIn} />;
  }
  const go = (given: Acceptance) =>
    accept.mutate(given, { onSuccess: () => void navigate({ to: paths.home, replace: true }) });
  return (
    <CalmFrame title={t.title(organisation.name)} lead={t.lead(email, settings.role[role], help)}>
      <div className={classes.stack}>
        {companies !== null && <p>{t.companies(companies)}</p>}
        <Timeline
          seen={seen}
          busy={accept.isPending}
          error={accept.error}
          onAccept={go}
          onChange={onChange}
        />
        <p className="quiet">
          {t.until} <Instant at={expiresAt} as="moment" />
        </p>
      </div>
    </CalmFrame>
  );
}

interface WayProps {
  seen: InvitationSeen;
  busy: boolean;
  error: Error | null;
  onAccept(given: Acceptance): void;
  onChange(): void;
}

function Timeline({ seen: { email, hasAccount, signedInAs }, busy, error, onAccept, onChange }: WayProps) {
  const t = useInvitationText();
  if (signedInAs === null) {
    const Form = hasAccount ? ExistingAccount : NewAccount;
    return <Form email={email} busy={busy} error={error} onAccept={onAccept} />;
  }
  if (signedInAs.toLowerCase() !== email.toLowerCase()) {
    return <SomebodyElse email={signedInAs} onChange={onChange} />;
  }
  return (
    <>
      <p>{t.signedIn(signedInAs)}</p>
      {error && <ErrorState error={error} strip />}
      <Button size="md" loading={busy} onClick={() => onAccept({ as: 'signed_in' })}>
        {t.accept}
      </Button>
    </>
  );
}

function SomebodyElse({ email, onChange }: { email: string; onChange(): void }) {
  const t = useInvitationText();
  const signOut = useSignOut();
  return (
    <>
      <p>{t.other(email)}</p>
      {signOut.error && <ErrorState error={signOut.error} strip />}
      <Button
        size="md"
        loading={signOut.isPending}
        onClick={() => signOut.mutate(undefined, { onSuccess: onChange })}
      >
        {t.signOut}
      </Button>
    </>
  );
}

function Nothing({ title, children }: { title: string; children: ReactNode }) {
  const t = useInvitationText();
  return (
    <CalmFrame title={title} lead={children}>
      <Link to={paths.home}>{t.home}</Link>
    </CalmFrame>
  );
}

function isGone(error: unknown): boolean {
  return error instanceof ApiProblem && error.code === 'link_expired';
}
