/** The page that an approval link opens: which invoice, who asks, and two buttons. For a client without an account. Opening it changes nothing. */
import { en } from '../../text/pages/en.ts';
import { ro } from '../../text/pages/ro.ts';
import { problemTexts } from '../../text/problems/problem-text.ts';
import { standAlonePage } from '../stand-alone-page.ts';

const script = `
const post = (step, more) => ask('POST', '/api/v1/approval-links/' + step, { token, ...more });
const day = (text) => text ? new Date(text).toLocaleDateString('ro-RO', { timeZone: 'Europe/Bucharest' }) : '—';
const money = (text) => {
  const [whole, rest] = text.split('.');
  return whole.replace(/\\B(?=(\\d{3})+$)/g, '.') + (rest ? ',' + rest : '');
};
const party = ({ name, cif }) => [name, cif].filter(Boolean).join(', ') || '—';
const thanks = (answer) => {
  show('asks', false);
  show('asked', false);
  show('said-' + answer, true);
  show('done', true);
  the('done').focus();
};
attempt(async () => {
  const { organisation, note, expiresAt, answer, invoice } = await post('look');
  fill('organisation', organisation.name);
  the('note').textContent = note || '';
  show('note', note !== null);
  fill('until', day(expiresAt));
  fill('number', invoice.number || '—');
  fill('seller', party(invoice.seller));
  fill('buyer', party(invoice.buyer));
  fill('issued', day(invoice.issuedOn));
  fill('due', day(invoice.dueOn));
  fill('total', invoice.total === null ? '—' : money(invoice.total) + ' ' + (invoice.currency || ''));
  if (answer) thanks(answer);
  else show('asked', true);
  show('invoice', true);
}).then(() => show('waiting', false));
for (const answer of ['recognised', 'disputed'])
  the(answer).addEventListener('click', () => attempt(async () => {
    try {
      await post('answer', { answer, text: the('text').value.trim() });
      thanks(answer);
    } catch (error) {
      // Answered in another window: what was said there is shown, and nothing is left to press.
      if (error.code === 'conflict') thanks((await post('look')).answer);
      throw error;
    }
  }));
`;

const texts = { ro: ro.approval, en: en.approval };
const both = (which: 'once' | 'thanks' | 'saidRecognised' | 'saidDisputed') =>
  `${texts.ro[which]} <small lang="en">${texts.en[which]}</small>`;
const fact = (which: 'number' | 'seller' | 'buyer' | 'issued' | 'due' | 'total') =>
  `<dt>${texts.ro[which]}${english(which)}</dt><dd class="${which}"></dd>`;
const english = (which: 'number' | 'seller' | 'buyer' | 'issued' | 'due' | 'total') =>
  texts.en[which] === texts.ro[which] ? '' : ` <span lang="en">/ ${texts.en[which]}</span>`;
const name = '<strong class="organisation"></strong>';
const until = '<span class="until"></span>';

const body = `<section id="invoice" hidden>
<p id="asks">${texts.ro.asks(name)} <small lang="en">${texts.en.asks('<span class="organisation"></span>')}</small></p>
<p id="note" hidden></p>
<dl>${(['number', 'seller', 'buyer', 'issued', 'due', 'total'] as const).map(fact).join('\n')}</dl>
</section>
<section id="asked" hidden>
<label for="text">${texts.ro.word} <small lang="en">${texts.en.word}</small></label>
<textarea id="text" name="text" rows="3" maxlength="1000"></textarea>
<p>${both('once')}</p>
<p class="choice"><button id="recognised" type="button">${texts.ro.recognised} / ${texts.en.recognised}</button>
<button id="disputed" class="second" type="button">${texts.ro.disputed} / ${texts.en.disputed}</button></p>
<p><small>${texts.ro.until(until)}</small> <small lang="en">${texts.en.until(until)}</small></p>
</section>
<section id="done" hidden tabindex="-1">
<p id="said-recognised" hidden>${both('saidRecognised')}</p>
<p id="said-disputed" hidden>${both('saidDisputed')}</p>
<p>${both('thanks')}</p>
</section>`;

const { link_expired, conflict } = problemTexts.en.details;

export const approvalPage = standAlonePage({ ro: texts.ro.title, en: texts.en.title }, body, script, {
  link_expired: link_expired.approval_link({}),
  conflict: conflict.already_answered({}),
});
