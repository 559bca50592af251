/** A forgotten password, for people who are not signed in. What the link holds comes in the body, never in an address. */
import { z } from 'zod';
import { passwordMaxLength, passwordMinLength } from '../../accounts/sign-in-options.ts';
import { checkLinkLimit } from '../../actions/check-rate-limit.ts';
import type { Ctx } from '../../actions/context.ts';
import { requestPasswordReset, resetPassword } from '../../actions/people/reset-password.ts';
import { addressOf } from '../context.ts';
import { route } from '../route.ts';

const tag = 'Accounts';

export function resetPasswordRoutes(ctx: Ctx) {
  return [
    route({
      method: 'POST',
      path: '/api/v1/password-resets',
      operationId: 'requestPasswordReset',
      tag,
      summary: 'Ask for a link to choose a new password',
      description:
        'Sent to the address if it has an account. The answer is the same if it has none. The link works once and for an hour.',
      needs: 'none',
      body: z.strictObject({ email: z.email().max(254) }),
      answers: { 202: { description: 'Written down.', schema: z.object({ accepted: z.literal(true) }) } },
      problems: ['conflict', 'too_many_requests'],
      handle: async ({ body, request }) => {
        await requestPasswordReset(ctx, { ...body, address: addressOf(request) });
        return { accepted: true };
      },
    }),
    route({
      method: 'POST',
      path: '/api/v1/password-resets/use',
      operationId: 'resetPassword',
      tag,
      summary: 'Choose a new password with the link',
      description: 'Ends all sessions of the account. Sign in with the new password next.',
      needs: 'none',
      body: z.strictObject({
        token: z.string().min(1).max(100).meta({ description: 'What stands behind `#token=` in the link.' }),
        newPassword: z.string().min(passwordMinLength).max(passwordMaxLength),
      }),
      answers: { 204: { description: 'Changed.' } },
      problems: ['link_expired', 'too_many_requests'],
      handle: async ({ body, request }) => {
        await checkLinkLimit(ctx, `password-reset:${request.ip}`);
        await resetPassword(ctx, { ...body, address: addressOf(request) });
      },
    }),
  ];
}
