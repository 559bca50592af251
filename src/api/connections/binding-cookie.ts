/** The cookie that binds a connection to the browser that began it. */
import type { FastifyReply } from 'fastify';
import type { StartedConnect } from '../../actions/connections/start-connect.ts';

export const bindingCookieName = 'efactura_connect';
export const bindingCookiePath = '/api/v1/anaf';

export function setBindingCookie(
  reply: FastifyReply,
  { bindingCookie, expiresAt }: StartedConnect,
  { publicUrl, now }: { publicUrl: string; now: () => Date },
): void {
  reply.header('cache-control', 'no-store').setCookie(bindingCookieName, bindingCookie, {
    path: bindingCookiePath,
    httpOnly: true,
    secure: publicUrl.startsWith('https:'),
    // ANAF's redirect is a navigation from another site: a cookie with SameSite=Strict would not be sent.
    sameSite: 'lax',
    maxAge: Math.round((expiresAt.getTime() - now().getTime()) / 1000),
  });
}
