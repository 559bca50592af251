/** The settings by which a program takes the sandbox for ANAF. */
import type { Sandbox } from './server.ts';

export type Addresses = Pick<Sandbox, 'apiUrl' | 'publicUrl' | 'oauthUrl' | 'clientId' | 'clientSecret'>;

/** @param serviceUrl where the program is reached, to which the sign-in at ANAF comes back */
export function anafSettingsOf(sandbox: Addresses, serviceUrl = 'https://localhost'): Record<string, string> {
  return {
    ANAF_ENVIRONMENT: 'sandbox',
    ANAF_API_URL: sandbox.apiUrl,
    ANAF_PUBLIC_URL: sandbox.publicUrl,
    ANAF_OAUTH_URL: sandbox.oauthUrl,
    ANAF_CLIENT_ID: sandbox.clientId,
    ANAF_CLIENT_SECRET: sandbox.clientSecret,
    ANAF_REDIRECT_URI: `${serviceUrl}/api/v1/anaf/callback`,
  };
}
