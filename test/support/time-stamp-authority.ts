/** A time-stamping authority made with openssl: an own root, a certificate for time-stamps, and a server that answers by `openssl ts`. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface TimeStampAuthority {
  url: string;
  /** The root's certificate, PEM. */
  root: string;
  /** It answers 503 while this is false. */
  open: boolean;
  close(): Promise<void>;
}

export async function startTimeStampAuthority(): Promise<TimeStampAuthority> {
  const dir = mkdtempSync(join(tmpdir(), 'efactura-tsa-'));
  const at = (name: string) => join(dir, name);
  const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: dir, stdio: 'pipe' });
  writeFileSync(at('serial'), '01\n');
  writeFileSync(
    at('tsa.cnf'),
    `[ext]\nextendedKeyUsage = critical,timeStamping\nkeyUsage = critical,digitalSignature\n[tsa]\ndefault_tsa = one\n[one]
serial = ${at('serial')}\ncrypto_device = builtin\nsigner_cert = ${at('tsa.pem')}\ncerts = ${at('root.pem')}
signer_key = ${at('tsa.key')}\nsigner_digest = sha256\ndefault_policy = 1.2.3.4.1\ndigests = sha256\naccuracy = secs:1\n`,
  );
  const keys = ['-newkey', 'rsa:2048', '-nodes'];
  openssl(
    'req',
    '-x509',
    ...keys,
    '-keyout',
    'root.key',
    '-out',
    'root.pem',
    '-subj',
    '/CN=Test Root',
    '-days',
    '3650',
  );
  openssl('req', ...keys, '-keyout', 'tsa.key', '-out', 'tsa.csr', '-subj', '/CN=Test TSA');
  const signs = ['-CA', 'root.pem', '-CAkey', 'root.key', '-set_serial', '2', '-days', '3650'];
  openssl(
    'x509',
    '-req',
    '-in',
    'tsa.csr',
    ...signs,
    '-out',
    'tsa.pem',
    '-extfile',
    'tsa.cnf',
    '-extensions',
    'ext',
  );
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      if (!authority.open) return void response.writeHead(503).end();
      writeFileSync(at('query'), Buffer.concat(chunks));
      openssl('ts', '-reply', '-config', 'tsa.cnf', '-queryfile', 'query', '-out', 'reply');
      response
        .writeHead(200, { 'content-type': 'application/timestamp-reply' })
        .end(readFileSync(at('reply')));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const authority: TimeStampAuthority = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/tsr`,
    root: readFileSync(at('root.pem'), 'utf8'),
    open: false,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      rmSync(dir, { recursive: true, force: true });
    },
  };
  return authority;
}
