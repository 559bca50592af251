/** Shown instead of the form for another password to a person who signs in by an issuer: says that the account has no password, and how to get one. */
import { Button } from '@mantine/core';
import { useRequestPasswordReset } from '../../api/password-reset.ts';
import { useSetup } from '../../api/use-session.ts';
import { ErrorState } from '../../components/error-state.tsx';
import { useSettingsText } from '../../text/settings.ts';

export function NoPassword({ email }: { email: string }) {
  const t = useSettingsText().account;
  const { data: setup } = useSetup();
  const request = useRequestPasswordReset();
  return (
    <>
      <p>
        {t.noPassword} {setup && (setup.mail ? t.noPasswordMail : t.noPasswordOperator)}
      </p>
      {setup?.mail && (
        <div>
          <Button variant="default" loading={request.isPending} onClick={() => request.mutate(email)}>
            {t.sendLink}
          </Button>
        </div>
      )}
      {request.error && <ErrorState error={request.error} strip />}
      <span role="status">{request.isSuccess ? t.linkSent : ''}</span>
    </>
  );
}
