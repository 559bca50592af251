/** Which ANAF is asked, as which application, how often, and whose seals are believed. */
import { readFileSync } from 'node:fs';
import { isLoopback } from '../core/is-loopback.ts';
import type { Settings } from '../core/settings.ts';
import type { SignerCertificate } from '../core/signer.ts';
import { certificatesOfPem } from '../documents/seal-certificate.ts';
import type { HttpSettings } from './http-settings.ts';

export interface AnafSettings {
  environment: 'prod' | 'test' | 'sandbox';
  apiUrl: string;
  publicUrl: string;
  oauthUrl: string;
  /** The public registry of taxpayers; undefined: it is not asked. */
  registryUrl: string | undefined;
  /** Undefined until the operator has registered an application at ANAF. */
  client: { id: string; secret: string } | undefined;
  redirectUri: string;
  /** 0: no limit, for the sandbox alone. */
  callsPerMinute: number;
  /** Whose seals are believed beside those that the program knows. */
  signers: SignerCertificate[];
}

export function readAnaf(s: Settings, { publicUrl, port }: HttpSettings): AnafSettings {
  const environment = s.oneOf('ANAF_ENVIRONMENT', ['prod', 'test', 'sandbox'], 'prod');
  const sandbox = environment === 'sandbox';
  const host = (name: string, real: string) =>
    sandbox
      ? s.required(
          name,
          'ANAF_ENVIRONMENT=sandbox has no address of its own: give the one that the sandbox prints',
        )
      : s.url(name, real);
  const id = s.optional('ANAF_CLIENT_ID');
  const secret = s.optional('ANAF_CLIENT_SECRET');
  if ((id === undefined) !== (secret === undefined))
    s.fault(
      id === undefined ? 'ANAF_CLIENT_ID' : 'ANAF_CLIENT_SECRET',
      'is missing: ANAF gives both together',
    );
  const segment = environment === 'test' ? 'test' : 'prod';
  const webServices = host('ANAF_PUBLIC_URL', 'https://webservicesp.anaf.ro/prod/FCTEL/rest');
  return {
    environment,
    apiUrl: host('ANAF_API_URL', `https://api.anaf.ro/${segment}/FCTEL/rest`),
    publicUrl: webServices,
    registryUrl: readRegistryUrl(s, webServices),
    oauthUrl: host('ANAF_OAUTH_URL', 'https://logincert.anaf.ro/anaf-oauth2/v1'),
    client: id !== undefined && secret !== undefined ? { id, secret } : undefined,
    redirectUri: readRedirectUri(s, publicUrl, port),
    // 0 lifts the limit for benches; ANAF itself is never called without one.
    callsPerMinute: s.integer('ANAF_CALLS_PER_MINUTE', 900, {
      from: sandbox ? 0 : 1,
      to: sandbox ? 10_000 : 1000,
    }),
    signers: readSignerCerts(s),
  };
}

/** On the host of the public services, which in the sandbox is the sandbox's. There is one registry for test and production. */
function readRegistryUrl(s: Settings, webServices: string): string | undefined {
  const asks = s.oneOf('ANAF_REGISTRY', ['on', 'off'], 'on') === 'on';
  const path = '/api/PlatitorTvaRest/v9/tva';
  const usual = URL.canParse(webServices) ? new URL(path, webServices).href : '';
  const url = s.url('ANAF_REGISTRY_URL', usual);
  return asks ? url : undefined;
}

/** ANAF registers https alone, so a service without a public name uses a local https address and the paste mode. */
function readRedirectUri(s: Settings, publicUrl: string, port: number): string {
  const path = '/api/v1/anaf/callback';
  const fallback = publicUrl.startsWith('https:')
    ? `${publicUrl}${path}`
    : `https://localhost:${port}${path}`;
  const uri = s.url('ANAF_REDIRECT_URI', fallback);
  if (uri.startsWith('http:') && !isLoopback(uri))
    s.fault(
      'ANAF_REDIRECT_URI',
      'must be https: ANAF registers no other (http is accepted on loopback alone)',
    );
  return uri;
}

/** Faults name the file by its place in the list: what the setting says is not shown. */
function readSignerCerts(s: Settings): SignerCertificate[] {
  const files =
    s
      .optional('ANAF_SIGNER_CERTS')
      ?.split(',')
      .map((file) => file.trim()) ?? [];
  return files.flatMap((file, i) => {
    const which = files.length === 1 ? '' : `: file ${i + 1}`;
    try {
      const certificates = certificatesOfPem(readFileSync(file, 'utf8'));
      if (certificates) return certificates;
      s.fault('ANAF_SIGNER_CERTS', `must name PEM files of RSA certificates, separated by commas${which}`);
    } catch {
      s.fault('ANAF_SIGNER_CERTS', `cannot be read${which}`);
    }
    return [];
  });
}
