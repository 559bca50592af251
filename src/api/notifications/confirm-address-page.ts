/** The page of the link that proves an address: a button, because programs that check mail open links by themselves. */
import { en } from '../../text/pages/en.ts';
import { ro } from '../../text/pages/ro.ts';
import { problemTexts } from '../../text/problems/problem-text.ts';
import { standAlonePage } from '../stand-alone-page.ts';

const script = `
show('waiting', false);
show('asked', true);
the('go').addEventListener('click', () => attempt(async () => {
  await ask('POST', '/api/v1/notifications/confirm-address/use', { token });
  show('asked', false);
  show('done', true);
  the('done').focus();
}));
`;

const texts = { ro: ro.confirmAddress, en: en.confirmAddress };

const body = `<section id="asked" hidden>
<p>${texts.ro.text} <small lang="en">${texts.en.text}</small></p>
<p><button id="go" type="button">${texts.ro.go} / ${texts.en.go}</button></p>
</section>
<section id="done" hidden tabindex="-1">
<p>${texts.ro.done} <small lang="en">${texts.en.done}</small></p>
</section>`;

export const confirmAddressPage = standAlonePage({ ro: texts.ro.title, en: texts.en.title }, body, script, {
  link_expired: problemTexts.en.details.link_expired.confirm_address({}),
});
