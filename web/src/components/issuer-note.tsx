/** To a person who is signed in and comes back from the issuer: that it has confirmed them, or why not. */
import { useSetup } from '../api/use-session.ts';
import { useSignInText } from '../text/sign-in.ts';
import { StateMark, stateClass } from './state-mark.tsx';
import classes from './states.module.css';

export default function IssuerNote({ told }: { told: string }) {
  const t = useSignInText();
  const { data: setup } = useSetup();
  if (!setup?.oidc) return null;
  const confirmed = told === 'confirmed';
  const refused = t.oidcRefused[told as keyof typeof t.oidcRefused];
  if (!confirmed && !refused) return null;
  const state = confirmed ? 'calm' : 'needs';
  return (
    <div className={`${classes.strip} ${stateClass(state)}`} role={confirmed ? 'status' : 'alert'}>
      <StateMark state={state} long>
        {confirmed ? t.oidcConfirmed(setup.oidc) : refused(setup.oidc)}
      </StateMark>
    </div>
  );
}
