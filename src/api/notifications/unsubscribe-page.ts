/**
 * The page of the link that ends mail. GET shows a form and changes nothing, because programs that check mail open links
 * by themselves; POST ends it, by the form or by a mail program with one click (RFC 8058), whose body is not read.
 */
import type { FastifyInstance } from 'fastify';
import { checkLinkLimit } from '../../actions/check-rate-limit.ts';
import type { Ctx } from '../../actions/context.ts';
import { unsubscribe, unsubscribePath } from '../../actions/notifications/unsubscribe.ts';
import { en } from '../../text/pages/en.ts';
import { ro } from '../../text/pages/ro.ts';
import { plainPage, sendStandAlonePage } from '../stand-alone-page.ts';

const texts = { ro: ro.unsubscribe, en: en.unsubscribe };
const both = (which: 'text' | 'done' | 'gone') =>
  `<p>${texts.ro[which]} <small lang="en">${texts.en[which]}</small></p>`;

const form = plainPage(
  texts.ro.title,
  `${both('text')}<form method="post"><button>${texts.ro.go} / ${texts.en.go}</button></form>`,
);
const done = plainPage(texts.ro.title, both('done'));
const gone = plainPage(texts.ro.title, both('gone'));

export function registerUnsubscribe(app: FastifyInstance, ctx: Ctx): void {
  app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, payload, parsed) => {
      payload.resume();
      payload.on('end', () => parsed(null)).on('error', parsed);
    });
    scope.get(unsubscribePath, { schema: { hide: true } }, (_request, reply) =>
      sendStandAlonePage(reply, form),
    );
    scope.post(unsubscribePath, { schema: { hide: true }, bodyLimit: 10_000 }, async (request, reply) => {
      await checkLinkLimit(ctx, `unsubscribe:${request.ip}`);
      const { token } = request.query as { token?: unknown };
      const known = typeof token === 'string' && token.length <= 400 && (await unsubscribe(ctx, token));
      return sendStandAlonePage(reply.code(known ? 200 : 404), known ? done : gone);
    });
  });
}
