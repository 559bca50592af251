/** The page that an invitation opens: who invites, as what; then an account, or signing in. */
import { standAlonePage } from './stand-alone-page.ts';

const script = `
const roles = {
  owner: ['proprietar', 'an owner'],
  admin: ['administrator', 'an administrator'],
  sync: ['operator de sincronizare', 'a sync operator'],
  read: ['cititor', 'a reader'],
};
let seen;
const look = () => attempt(async () => {
  seen = await ask('POST', '/api/v1/invitations/look', { token });
  fill('organisation', seen.organisation.name);
  fill('email', seen.email);
  fill('role', roles[seen.role][0]);
  fill('role-en', roles[seen.role][1]);
  fill('until', day(seen.expiresAt));
  fill('other', seen.signedInAs || '');
  const here = seen.signedInAs !== null && seen.signedInAs.toLowerCase() === seen.email;
  const other = seen.signedInAs !== null && !here;
  show('asked', true);
  show('join', here);
  show('leave', other);
  show('begin', !here && !other);
  show('new', !seen.hasAccount);
  show('known', seen.hasAccount);
  show('rule', !seen.hasAccount);
  the('name').required = !seen.hasAccount;
  the('password').minLength = seen.hasAccount ? 1 : 10;
  the('password').autocomplete = seen.hasAccount ? 'current-password' : 'new-password';
});
look().then(() => show('waiting', false));
const signIn = (password) => ask('POST', '/api/auth/sign-in/email', { email: seen.email, password });
async function accept(more) {
  const { organisation } = await ask('POST', '/api/v1/invitations/accept', { token, ...more });
  return organisation.id;
}
async function enter(organisationId) {
  await ask('PUT', '/api/v1/session/organisation', { organisationId });
  location.assign('/');
}
the('join').addEventListener('click', () => attempt(async () => enter(await accept({}))));
the('begin').addEventListener('submit', (event) => {
  event.preventDefault();
  attempt(async () => {
    const password = the('password').value;
    if (seen.hasAccount) {
      await signIn(password);
      await enter(await accept({}));
    } else {
      const organisationId = await accept({ name: the('name').value.trim(), password });
      await signIn(password);
      await enter(organisationId);
    }
  });
});
the('out').addEventListener('click', () => attempt(async () => {
  await fetch('/api/auth/sign-out', { method: 'POST' });
  await look();
}));
`;

const body = `<section id="asked" hidden>
<p><strong class="organisation"></strong> vă invită în E-Factura Sync, ca <strong class="role"></strong>, cu adresa <strong class="email"></strong>.
<small lang="en"><span class="organisation"></span> invites you, as <span class="role-en"></span>, with the address <span class="email"></span>.</small></p>
<p>Invitația este valabilă până la <span class="until"></span>, o singură dată.
<small lang="en">The invitation is good until <span class="until"></span>, once.</small></p>
<p><button id="join" type="button" hidden>Acceptați / Accept</button></p>
<div id="leave" hidden>
<p>Aici este autentificat <strong class="other"></strong>. <small lang="en">Somebody else is signed in here.</small></p>
<p><button id="out" type="button">Deconectați / Sign out</button></p>
</div>
<form id="begin" hidden>
<p id="known" hidden>Aveți deja un cont: autentificați-vă. <small lang="en">You have an account: sign in.</small></p>
<div id="new" hidden>
<label for="name">Numele dumneavoastră / Your name</label>
<input id="name" name="name" autocomplete="name" maxlength="200">
</div>
<label for="password">Parola / Password</label>
<small id="rule" hidden>Cel puțin 10 caractere / At least 10 characters</small>
<input id="password" name="password" type="password" autocomplete="current-password" aria-describedby="rule" required maxlength="128">
<button>Continuați / Continue</button>
</form>
</section>`;

export const invitationPage = standAlonePage('Invitație', body, script);
