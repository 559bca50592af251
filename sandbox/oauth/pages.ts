/** The two HTML pages of the sandbox's sign-in: pick a certificate, and why it will not. */

import type { Certificate } from '../world-register.ts';

export const certificatePage = (certificates: Certificate[], asked: URLSearchParams): string =>
  page(
    'Alegeți certificatul',
    `<p>Aplicația <b>${escaped(asked.get('client_id') ?? '')}</b> cere acces la e-Factura.</p>
<form method="post">
${[...asked].map(([name, value]) => `<input type="hidden" name="${escaped(name)}" value="${escaped(value)}">`).join('\n')}
${certificates.map(certificateButton).join('\n') || '<p>Nu există niciun certificat: adăugați unul prin /control/certificates.</p>'}
<button name="certificate" value="none" class="quiet">Renunță</button>
</form>`,
  );

export const refusalPage = (why: string): string => page('Cerere refuzată', `<p>${escaped(why)}</p>`);

const certificateButton = ({ serial, holder, cifs }: Certificate): string =>
  `<button name="certificate" value="${escaped(serial)}"><b>${escaped(holder)}</b><br><small>serie ${escaped(serial)}, ${cifs.has('*') ? 'toate companiile' : `${cifs.size} CIF`}</small></button>`;

const page = (title: string, body: string): string => `<!doctype html>
<html lang="ro"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${title} (SPV de probă)</title>
<style>
body { font: 16px/1.5 system-ui, sans-serif; max-width: 28rem; margin: 4rem auto; padding: 0 1rem; color: #1b2430 }
button { display: block; width: 100%; margin: .5rem 0; padding: .75rem 1rem; text-align: left; font: inherit; background: #fff; border: 1px solid #8a96a6; border-radius: 6px; cursor: pointer }
button:hover, button:focus-visible { border-color: #0b57d0; outline: 2px solid #0b57d0 }
.quiet { border-color: transparent; text-align: center }
.note { color: #566172; font-size: .875rem }
</style></head><body>
<h1>${title}</h1>
${body}
<p class="note">Acesta este un SPV de probă. Nimic de aici nu ajunge la ANAF.</p>
</body></html>`;

const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
