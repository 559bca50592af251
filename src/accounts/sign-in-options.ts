/** How the sign-in library is set: what it may do, how long a session lasts, how often one may try. */
import type { BetterAuthOptions } from 'better-auth';
import type { RateLimiter } from './rate-limiter.ts';

/** Set by the server from the connection itself, never taken from a client. */
export const clientAddressHeader = 'x-efactura-client';
export const signInPath = '/api/auth';
export const passwordMinLength = 10;
export const passwordMaxLength = 128;

const dayS = 86_400;

interface OptionSettings {
  database: NonNullable<BetterAuthOptions['database']>;
  secret: string;
  publicUrl: string;
  rateLimiter: RateLimiter;
  log: (message: string) => void;
}

export function signInOptions({ database, secret, publicUrl, rateLimiter, log }: OptionSettings) {
  return {
    appName: 'E-Factura Sync',
    database,
    secret,
    baseURL: new URL(publicUrl).origin,
    basePath: signInPath,
    trustedOrigins: [new URL(publicUrl).origin],
    emailAndPassword: {
      enabled: true,
      // People come through the setup code or an invitation.
      disableSignUp: true,
      minPasswordLength: passwordMinLength,
      maxPasswordLength: passwordMaxLength,
    },
    session: {
      // Two weeks from the login, whatever happens: a read writes nothing.
      expiresIn: 14 * dayS,
      disableSessionRefresh: true,
      additionalFields: {
        activeOrganisationId: { type: 'string', required: false, input: false },
        lastSeenAt: { type: 'date', required: false, input: false },
        provenAt: { type: 'date', required: false, input: false },
        strong: { type: 'boolean', required: false, input: false },
      },
    },
    rateLimit: {
      enabled: true,
      window: 60,
      max: 60,
      customRules: { '/sign-in/email': { window: 60, max: 10 } },
      customStorage: {
        consume: async (key: string, rule: { window: number; max: number }) => {
          const answer = await rateLimiter(`sign-in:${key}`, rule.max, rule.window * 1000);
          return answer.granted
            ? { allowed: true, retryAfter: null }
            : { allowed: false, retryAfter: answer.retryAfterSeconds };
        },
      },
    },
    advanced: {
      cookiePrefix: 'efactura',
      useSecureCookies: publicUrl.startsWith('https:'),
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax' },
      ipAddress: { ipAddressHeaders: [clientAddressHeader] },
    },
    telemetry: { enabled: false },
    logger: {
      level: 'warn',
      log: (level: string, message: string) => log(`sign-in (${level}): ${message}`),
    },
  } satisfies BetterAuthOptions;
}
