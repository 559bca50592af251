/** The address of a destination: what a person may give, what it means, and what a change of it asks for. */
import { isAbsolute } from 'node:path';
import type { DestinationAddress, DestinationKind } from '../../core/destination.ts';
import { notFound, Problem } from '../../core/errors.ts';
import { isMailAddress } from '../../core/mail.ts';
import { type Destination, findAddress } from '../../db/exports/destination.ts';
import { readBucketUrl } from '../../exports/s3-target.ts';
import { checkOutboundUrl } from '../check-outbound-url.ts';
import type { Ctx } from '../context.ts';
import { checkMayConfirm } from './confirm-destination.ts';

/** Where it is, and what opens it: fields of its kind. */
export interface AddressInput {
  folder?: string | undefined;
  email?: string | undefined;
  url?: string | undefined;
  username?: string | undefined;
  password?: string | undefined;
  region?: string | undefined;
}

/** @throws Problem invalid_input, conflict */
export async function checkAddress(
  ctx: Ctx,
  {
    kind,
    folder,
    email,
    url,
    username = '',
    password = '',
    region,
  }: AddressInput & { kind: DestinationKind },
): Promise<{ address: DestinationAddress; shown: string }> {
  if (kind === 'folder') {
    if (ctx.deliveryRoot === undefined) throw new Problem('conflict', 'folders_off', {});
    const clean = checkFolder(folder ?? '');
    return { address: { folder: clean }, shown: clean === '' ? '/' : clean };
  }
  if (kind === 'mail') {
    const clean = (email ?? '').trim().toLowerCase();
    if (!isMailAddress(clean))
      throw new Problem('invalid_input', 'destination_email', {}, { parameter: 'email' });
    return { address: { email: clean }, shown: clean };
  }
  if (url === undefined) throw new Problem('invalid_input', 'webhook_not_a_url', {}, { parameter: 'url' });
  const { origin, pathname, host } = await checkOutboundUrl(ctx, url);
  if (kind === 's3' && !readBucketUrl(url))
    throw new Problem('invalid_input', 'destination_bucket', {}, { parameter: 'url' });
  return {
    address: { url: `${origin}${pathname}`, username, password, ...(region && { region }) },
    shown: `${host}${pathname}`,
  };
}

/** Folders below the organisation's own: letters, digits and a few signs. */
function checkFolder(folder: string): string {
  const parts = folder.split('/').filter((part) => part !== '');
  const sound = parts.every(
    (part) => /^[\p{L}\p{N}_(-][\p{L}\p{N} ._()-]{0,59}$/u.test(part) && !/[. ]$/.test(part),
  );
  if (isAbsolute(folder) || folder.includes('\\') || parts.length > 4 || !sound)
    throw new Problem('invalid_input', 'destination_folder', {}, { parameter: 'folder' });
  return parts.join('/');
}

/** @returns undefined where it stays as it is @throws Problem not_found, invalid_input, conflict, too_many_requests */
export async function moveAddress(
  ctx: Ctx,
  { id, organisationId, kind }: Destination,
  given: AddressInput,
): Promise<{ address: DestinationAddress; shown: string } | undefined> {
  if (Object.values(given).every((value) => value === undefined)) return undefined;
  const before = await findAddress(ctx.db, ctx.vault, organisationId, id);
  if (!before) throw notFound('destination');
  const moved = await checkAddress(ctx, { kind, ...before, ...withoutUndefined(given) });
  if ('url' in before && 'url' in moved.address) {
    const stays = new URL(before.url).origin === new URL(moved.address.url).origin;
    if (!stays && before.password !== '' && given.password === undefined)
      throw new Problem('invalid_input', 'destination_password', {}, { parameter: 'password' });
  }
  if ('email' in before && 'email' in moved.address) {
    if (before.email === moved.address.email) return undefined;
    await checkMayConfirm(ctx, organisationId);
  }
  return moved;
}

function withoutUndefined(given: AddressInput): AddressInput {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}
