/** The page that a token link opens: who asks, then to ANAF. For somebody without an account. */
import { standAlonePage } from '../stand-alone-page.ts';

const script = `
const post = (step, more) => ask('POST', '/api/v1/anaf/token-links/' + step, { token, ...more });
let comesBack = true;
attempt(async () => {
  const link = await post('look');
  comesBack = link.redirectReachesUs;
  fill('organisation', link.organisation.name);
  the('note').textContent = link.note || '';
  show('note', link.note !== null);
  fill('until', hour(link.expiresAt));
  show('asked', true);
}).then(() => show('waiting', false));
the('go').addEventListener('click', () => attempt(async () => {
  // Opened before the question is asked: a tab that opens later is taken for an advertisement.
  const tab = comesBack ? null : window.open('', '_blank');
  try {
    const { authorizeUrl } = await post('start');
    if (comesBack) location.assign(authorizeUrl);
    else if (tab) { tab.opener = null; tab.location = authorizeUrl }
    else location.assign(authorizeUrl);
    show('paste', !comesBack);
  } catch (error) { if (tab) tab.close(); throw error }
}));
the('paste').addEventListener('submit', (event) => {
  event.preventDefault();
  attempt(async () => {
    const { serial } = await post('finish', { url: the('url').value.trim() });
    fill('serial', serial || '?');
    show('asked', false);
    show('done', true);
    the('done').focus();
  });
});
`;

const body = `<section id="asked" hidden>
<p><strong class="organisation"></strong> vă cere să autorizați, cu certificatul dumneavoastră digital, citirea mesajelor e-Factura ale firmelor la care aveți drept în SPV. Acest program nu depune și nu modifică nimic la ANAF.
<small lang="en"><span class="organisation"></span> asks you to authorise, with your digital certificate, the reading of the e-Factura messages of the companies that you have rights for. This program files and changes nothing at ANAF.</small></p>
<p id="note" hidden></p>
<p>Continuați numai dacă știți cine vă cere. Linkul este valabil până la <span class="until"></span>, o singură dată.
<small lang="en">Go on only if you know who asks. The link is good until <span class="until"></span>, once.</small></p>
<p><button id="go" type="button">Continuați la ANAF / Continue to ANAF</button></p>
<form id="paste" hidden>
<label for="url">Lipiți aici, în 60 de secunde, adresa la care s-a oprit browserul după ANAF</label>
<small lang="en">Within 60 seconds paste the address at which the browser ended after ANAF. A page that cannot be shown is expected.</small>
<input id="url" name="url" autocomplete="off" required maxlength="8000" placeholder="https://localhost…/api/v1/anaf/callback?code=…">
<button>Finalizați / Finish</button>
</form>
</section>
<section id="done" hidden tabindex="-1">
<p>Certificatul este conectat. Seria: <strong class="serial"></strong>. Puteți închide această pagină.
<small lang="en">The certificate is connected. Its serial number: <span class="serial"></span>. You can close this page.</small></p>
</section>`;

export const tokenLinkPage = standAlonePage('Autorizare pentru citirea facturilor din SPV', body, script);
