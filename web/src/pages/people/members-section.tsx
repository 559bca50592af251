/** The members and their roles; invitations by a link that is shown once. */
import { Button, Checkbox, NativeSelect } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import {
  type Member,
  type Role,
  useChangeRole,
  useLimitMember,
  useMembers,
  useRemoveMember,
} from '../../api/organisation.ts';
import { useSession } from '../../api/use-session.ts';
import { ErrorState } from '../../components/error-state.tsx';
import { Instant } from '../../components/instant.tsx';
import classes from '../../components/settings-section.module.css';
import { SkeletonRows } from '../../components/skeleton-rows.tsx';
import { useSettingsText } from '../../text/settings.ts';
import { Invitations } from './invitations.tsx';
import { grantable } from './roles.ts';

const Confirm = lazy(() => import('../../components/confirm.tsx'));
const LimitPanel = lazy(() => import('../../components/companies/limit-panel.tsx'));

export default function MembersSection() {
  const t = useSettingsText();
  const { rows, error, refetch } = useMembers();
  const own = useOwnRole();
  const change = useChangeRole();
  const [leaving, setLeaving] = useState<Member>();
  const [limiting, setLimiting] = useState<Member>();
  return (
    <>
      {error && <ErrorState error={error} onRetry={() => void refetch()} strip={rows !== undefined} />}
      {change.error && <ErrorState error={change.error} strip />}
      {rows === undefined && !error && <SkeletonRows rows={3} />}
      {rows !== undefined && (
        <ul className={`panel ${classes.rows}`} aria-label={t.members.list}>
          {rows.map((member) => {
            const who = member.name ?? member.email ?? member.userId;
            return (
              <li key={member.id}>
                <div className={classes.who}>
                  <strong className="clip">{who}</strong>
                  <span className="quiet">
                    {member.email} · {t.members.since} <Instant at={member.joinedAt} as="date" />
                    {member.you && ` · ${t.members.you}`} ·{' '}
                    {member.secondFactor ? t.members.secured : t.members.unsecured}
                  </span>
                </div>
                <NativeSelect
                  aria-label={t.members.roleOf(who)}
                  value={member.role}
                  disabled={!grantable(own).includes(member.role) || change.isPending}
                  data={optionsFor(member.role, own).map((role) => ({
                    value: role,
                    label: t.role[role],
                  }))}
                  onChange={(event) =>
                    change.mutate({ id: member.id, role: event.currentTarget.value as Role })
                  }
                />
                {member.role !== 'owner' && (
                  <Button
                    variant="default"
                    size="xs"
                    aria-label={t.limit.of(who)}
                    disabled={!grantable(own).includes(member.role)}
                    onClick={() => setLimiting(member)}
                  >
                    {t.limit.count(member.companies)}
                  </Button>
                )}
                <Button
                  variant="subtle"
                  color="red"
                  size="xs"
                  aria-label={t.members.removeLabel(who)}
                  disabled={!grantable(own).includes(member.role)}
                  onClick={() => setLeaving(member)}
                >
                  {t.members.remove}
                </Button>
              </li>
            );
          })}
        </ul>
      )}
      {leaving && (
        <Suspense>
          <RemoveMember member={leaving} onClose={() => setLeaving(undefined)} />
        </Suspense>
      )}
      {limiting && (
        <Suspense>
          <LimitMember member={limiting} onClose={() => setLimiting(undefined)} />
        </Suspense>
      )}
      <Invitations own={own} />
    </>
  );
}

function useOwnRole(): Role {
  const { data } = useSession();
  const here = data?.organisations.find(({ organisationId }) => organisationId === data.organisationId);
  return here?.role ?? 'read';
}

/** The current role is always listed, even if it may not be granted. */
function optionsFor(role: Role, own: Role): Role[] {
  const options = grantable(own);
  return options.includes(role) ? options : [...options, role];
}

function LimitMember({ member, onClose }: { member: Member; onClose(): void }) {
  const t = useSettingsText().limit;
  const limit = useLimitMember();
  return (
    <LimitPanel
      who={member.name ?? member.email ?? member.userId}
      companies={member.companies}
      help={t.memberHelp}
      onSave={(companies) => limit.mutate({ id: member.id, companies }, { onSuccess: onClose })}
      onClose={onClose}
      busy={limit.isPending}
      error={limit.error}
    />
  );
}

function RemoveMember({ member, onClose }: { member: Member; onClose(): void }) {
  const t = useSettingsText().members;
  const remove = useRemoveMember();
  const { apiKeys, invitations, tokenLinks, approvalLinks, webhooks, destinations } = member.made;
  const links = invitations + tokenLinks + approvalLinks;
  const made = apiKeys + links + webhooks + destinations > 0;
  const [revoke, setRevoke] = useState(made);
  return (
    <Confirm
      opened
      onClose={onClose}
      title={t.removeTitle}
      action={t.removeAction}
      onConfirm={() => remove.mutate({ id: member.id, revoke }, { onSuccess: onClose })}
      busy={remove.isPending}
      error={remove.error}
    >
      {t.removeText(member.name ?? member.email ?? member.userId)}
      {made && (
        <Checkbox
          mt="md"
          label={t.removeMade(apiKeys, links, webhooks, destinations)}
          description={t.removeMadeStays}
          checked={revoke}
          onChange={(event) => setRevoke(event.currentTarget.checked)}
        />
      )}
    </Confirm>
  );
}
