/** The reader's passkeys, and signing in or confirming with one. The browser's own dialog asks the device. */
import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/browser';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, take } from './client.ts';
import { sessionKey } from './query-client.ts';
import type { components } from './schema.d.ts';
import { begin } from './use-session.ts';

export type Passkey = components['schemas']['Passkey'];
type Options = components['schemas']['PasskeyOptions'];

const key = ['profile', 'passkeys'] as const;

/** Nothing was asked of the device, or the person closed the browser's dialog: why, where it can be said. */
export class PasskeyStopped extends Error {
  override readonly name = 'PasskeyStopped';
  readonly why: 'cancelled' | 'known' | 'other_address' | 'unknown';

  constructor(why: PasskeyStopped['why'], cause: unknown) {
    super(why, { cause });
    this.why = why;
  }
}

/** Whether this browser has passkeys at all: it has none on a page without https. */
export const browserHasPasskeys = typeof window.PublicKeyCredential === 'function';

export function usePasskeys() {
  return useQuery({
    queryKey: key,
    queryFn: async ({ signal }) => (await take(api.GET('/api/v1/profile/passkeys', { signal }))).data,
  });
}

export function useAddPasskey() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (name: string) => {
      const options = await take(api.POST('/api/v1/profile/passkeys/options'));
      const { startRegistration } = await import('@simplewebauthn/browser');
      const asked = options as unknown as PublicKeyCredentialCreationOptionsJSON;
      const { id, rawId, type, response } = await orStopped(startRegistration({ optionsJSON: asked }));
      const { clientDataJSON, attestationObject, transports } = response;
      const known = transports?.filter((one) => one !== undefined) as ['internal'] | undefined;
      return take(
        api.POST('/api/v1/profile/passkeys', {
          body: {
            name,
            response: { id, rawId, type, response: { clientDataJSON, attestationObject, transports: known } },
          },
        }),
      );
    },
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: key });
      // An organisation may ask for one.
      await client.invalidateQueries({ queryKey: sessionKey });
    },
    meta: { quiet: true },
  });
}

export function useRenamePasskey() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, name }: { id: string; name: string }) =>
      take(
        api.PATCH('/api/v1/profile/passkeys/{passkeyId}', {
          params: { path: { passkeyId: id } },
          body: { name },
        }),
      ),
    onSettled: () => client.invalidateQueries({ queryKey: key }),
  });
}

export function useRemovePasskey() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) =>
      take(api.DELETE('/api/v1/profile/passkeys/{passkeyId}', { params: { path: { passkeyId: id } } })),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['profile'] });
      await client.invalidateQueries({ queryKey: sessionKey });
    },
  });
}

export function usePasskeySignIn() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async () => {
      const response = await sign(await take(api.POST('/api/auth/sign-in/passkey/options')));
      return take(api.POST('/api/auth/sign-in/passkey', { body: { response } }));
    },
    onSuccess: () => begin(client),
    meta: { quiet: true },
  });
}

/** Before what the service refuses with `confirmation_needed`. */
export function useConfirmByPasskey() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async () => {
      const passkey = await sign(await take(api.POST('/api/v1/session/confirm/passkey')));
      return take(api.POST('/api/v1/session/confirm', { body: { passkey } }));
    },
    // It may have been what the organisation waits for.
    onSuccess: () => client.invalidateQueries({ queryKey: sessionKey }),
    meta: { quiet: true },
  });
}

async function sign(options: Options) {
  const { startAuthentication } = await import('@simplewebauthn/browser');
  const asked = options as unknown as PublicKeyCredentialRequestOptionsJSON;
  const { id, rawId, type, response } = await orStopped(startAuthentication({ optionsJSON: asked }));
  const { clientDataJSON, authenticatorData, signature, userHandle } = response;
  return { id, rawId, type, response: { clientDataJSON, authenticatorData, signature, userHandle } };
}

/** Browsers say by the error's name what happened, and nothing of what the device holds. */
async function orStopped<T>(asked: Promise<T>): Promise<T> {
  return asked.catch((error: unknown) => {
    const { name } = error as Error;
    if (name === 'InvalidStateError') throw new PasskeyStopped('known', error);
    if (name === 'SecurityError') throw new PasskeyStopped('other_address', error);
    if (name === 'NotAllowedError' || name === 'AbortError') throw new PasskeyStopped('cancelled', error);
    throw new PasskeyStopped('unknown', error);
  });
}
