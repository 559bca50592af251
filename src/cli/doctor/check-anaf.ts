/** The way to ANAF: is the application registered, may the redirect address be, do the hosts answer; and the issuer of sign-ins. Sends no request. */
import { once } from 'node:events';
import { connect as connectTcp } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { Config } from '../../config/config.ts';
import type { CliTexts } from '../../text/cli/cli-texts.ts';
import { ok, type Said, warn } from './check.ts';

type Say = CliTexts['doctor'];

const reachTimeoutMs = 3_000;

export function checkApplication({ anaf }: Config, say: Say['application']): Said {
  return anaf.client ? ok(say.fine(anaf.environment)) : warn(say.none(anaf.redirectUri));
}

export function checkRedirect({ anaf }: Config, say: Say['redirect']): Said {
  return anaf.redirectUri.startsWith('https:') ? ok(anaf.redirectUri) : warn(say.http(anaf.redirectUri));
}

/** Whether people can sign in by the issuer of the settings; passwords go on without it. */
export async function checkIssuer({ oidc }: Config, say: Say['issuer'], signal: AbortSignal): Promise<Said> {
  if (!oidc) return ok(say.none);
  const { host } = new URL(oidc.issuer);
  return (await reaches(new URL(oidc.issuer), signal)) ? ok(say.fine(host)) : warn(say.unreached(host));
}

/** At most a TLS handshake: an outage of ANAF's is no fault of the installation, and a proxy may be in the way. */
export async function checkHosts({ anaf }: Config, say: Say['hosts'], signal: AbortSignal): Promise<Said> {
  const origins = [
    ...new Set([anaf.apiUrl, anaf.oauthUrl, anaf.publicUrl].map((url) => new URL(url).origin)),
  ];
  const reached = await Promise.all(origins.map((origin) => reaches(new URL(origin), signal)));
  const hosts = (wanted: boolean) =>
    origins
      .filter((_, i) => reached[i] === wanted)
      .map((origin) => new URL(origin).host)
      .join(', ');
  return reached.includes(false) ? warn(say.unreached(hosts(false))) : ok(say.fine(hosts(true)));
}

async function reaches({ protocol, hostname, port }: URL, signal: AbortSignal): Promise<boolean> {
  const host = hostname.replace(/^\[|\]$/g, '');
  const secure = protocol === 'https:';
  const at = { host, port: Number(port) || (secure ? 443 : 80) };
  const socket = secure ? connectTls({ ...at, servername: host }) : connectTcp(at);
  try {
    const patience = AbortSignal.any([signal, AbortSignal.timeout(reachTimeoutMs)]);
    await once(socket, secure ? 'secureConnect' : 'connect', { signal: patience });
    return true;
  } catch {
    signal.throwIfAborted();
    return false;
  } finally {
    socket.on('error', () => {});
    socket.destroy();
  }
}
