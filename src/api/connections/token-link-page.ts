/** The page that a token link opens: who asks, then to ANAF. For somebody without an account. */
import { en } from '../../text/pages/en.ts';
import { ro } from '../../text/pages/ro.ts';
import { problemTexts } from '../../text/problems/problem-text.ts';
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

const texts = { ro: ro.tokenLink, en: en.tokenLink };
const organisation = '<span class="organisation"></span>';
const until = '<span class="until"></span>';
const serial = '<span class="serial"></span>';

const body = `<section id="asked" hidden>
<p>${texts.ro.asks('<strong class="organisation"></strong>')}
<small lang="en">${texts.en.asks(organisation)}</small></p>
<p id="note" hidden></p>
<p>${texts.ro.onlyIfKnown(until)}
<small lang="en">${texts.en.onlyIfKnown(until)}</small></p>
<p><button id="go" type="button">${texts.ro.continue} / ${texts.en.continue}</button></p>
<form id="paste" hidden>
<label for="url">${texts.ro.paste}</label>
<small>${texts.ro.pageMayFail}</small>
<small lang="en">${texts.en.paste}. ${texts.en.pageMayFail}</small>
<input id="url" name="url" autocomplete="off" required maxlength="8000" placeholder="https://localhost…/api/v1/anaf/callback?code=…">
<button>${texts.ro.finish} / ${texts.en.finish}</button>
</form>
</section>
<section id="done" hidden tabindex="-1">
<p>${texts.ro.done('<strong class="serial"></strong>')}
<small lang="en">${texts.en.done(serial)}</small></p>
</section>`;

export const tokenLinkPage = standAlonePage({ ro: texts.ro.title, en: texts.en.title }, body, script, {
  link_expired: problemTexts.en.details.link_expired.token_link({}),
});
