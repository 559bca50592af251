/** Invoices shown: our PDF and HTML of the archived document, and ANAF's own PDF. All made of what strangers wrote. */

import { z } from 'zod';
import type { Ctx } from '../../actions/context.ts';
import { fetchAnafPdf, getAnafPdf } from '../../actions/invoices/anaf-pdf.ts';
import { renderInvoiceHtml, renderInvoicePdf } from '../../actions/invoices/render-invoice.ts';
import { htmlPolicy } from '../../render/html-style.ts';
import { idParams } from '../basics.ts';
import { language } from '../enumerations.ts';
import type { HeavyReads } from '../heavy-reads.ts';
import { route } from '../route.ts';
import { documentAnswers, sendDocument, showPage } from '../send-document.ts';
import { whileAnswering } from '../while-answering.ts';

const tag = 'Invoices';
const query = z.strictObject({ lang: language.default('ro') });

export function renderingRoutes(ctx: Ctx, heavyReads: HeavyReads) {
  return [
    route({
      method: 'GET',
      path: '/api/v1/invoices/:id/pdf',
      operationId: 'renderInvoicePdf',
      tag,
      summary: 'The invoice as a PDF to print and keep',
      description:
        'PDF/A-2b, made of the archived document each time; the same document gives the same bytes. It is no original. Personal codes are masked.',
      needs: 'read',
      params: idParams,
      query,
      answers: documentAnswers('application/pdf'),
      problems: ['not_archived', 'unreadable'],
      handle: async ({ actor, params, query: { lang }, request, reply }) => {
        const input = { id: params.id, language: lang };
        const gone = whileAnswering(reply);
        const pdf = await heavyReads.run(actor.organisationId, gone, () =>
          renderInvoicePdf(ctx, actor, input, gone),
        );
        return sendDocument(request, reply, pdf, 'application/pdf');
      },
    }),
    route({
      method: 'GET',
      path: '/api/v1/invoices/:id/html',
      operationId: 'renderInvoiceHtml',
      tag,
      summary: 'The invoice as a page for a browser',
      description:
        'One page without script and without anything to load, under a policy that sandboxes it; made for a frame of the same origin. Personal codes are masked.',
      needs: 'read',
      params: idParams,
      query,
      answers: documentAnswers('text/html'),
      problems: ['not_archived', 'unreadable'],
      handle: async ({ actor, params, query: { lang }, request, reply }) => {
        const page = await heavyReads.run(actor.organisationId, whileAnswering(reply), () =>
          renderInvoiceHtml(ctx, actor, { id: params.id, language: lang }),
        );
        return showPage(request, reply, page, htmlPolicy);
      },
    }),
    route({
      method: 'POST',
      path: '/api/v1/invoices/:id/anaf-pdf',
      operationId: 'fetchAnafPdf',
      tag,
      summary: "Request ANAF's own PDF and keep it",
      description:
        'A PDF that was kept before is returned without asking ANAF again. ANAF refuses documents over 5 MB, CII documents, and occasionally one that it has itself accepted: `anaf_refused`, with its words.',
      needs: 'sync',
      params: idParams,
      answers: documentAnswers('application/pdf'),
      problems: [
        'not_archived',
        'too_many_requests',
        'anaf_refused',
        'anaf_unreachable',
        { code: 'no_valid_anaf_token', status: 422 },
      ],
      handle: async ({ actor, params, request, reply }) => {
        const pdf = await fetchAnafPdf(ctx, actor, params, whileAnswering(reply));
        return sendDocument(request, reply, pdf, 'application/pdf');
      },
    }),
    route({
      method: 'GET',
      path: '/api/v1/invoices/:id/anaf-pdf',
      operationId: 'downloadAnafPdf',
      tag,
      summary: "ANAF's own PDF, if it was requested before",
      description: 'Answers 404 until it has been requested with POST.',
      needs: 'read',
      params: idParams,
      answers: documentAnswers('application/pdf'),
      problems: ['not_archived'],
      handle: async ({ actor, params, request, reply }) => {
        const pdf = await getAnafPdf(ctx, actor, params);
        return sendDocument(request, reply, pdf, 'application/pdf');
      },
    }),
  ];
}
