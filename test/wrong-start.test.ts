/** A start that cannot be: each says what is wrong and what to do, shows no value, and leaves nothing half written. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { readdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { sealSigner, successorSigner } from '../sandbox/authority.ts';
import { startSandbox } from '../sandbox/server.ts';
import { freePort } from '../scripts/support/free-port.ts';
import { readConfig } from '../src/config/config.ts';
import { ConfigError } from '../src/config/config-error.ts';
import { testDatabase } from './support/database.ts';
import { type Env, serviceEnv, spawnService } from './support/processes.ts';

test('every wrong setting is named at once, and no value is shown', () => {
  const wrong = {
    PORT: 'eighty-secret',
    ROLE: 'boss-secret',
    HEALTH_PORT: 'secret',
    SESSION_IDLE_HOURS: 'secret',
    DATABASE_URL: 'mysql://user:secret@host/db',
    DATABASE_DIRECT_URL: 'mysql://user:secret@host/db',
    DATABASE_OLD_BINARIES: 'secret',
    SECRET_KEY: 'secret',
    DATABASE_NAMED_STATEMENTS: 'secret',
    LOG_LEVEL: 'secret',
    ANAF_ENVIRONMENT: 'sandbox',
    ANAF_CLIENT_ID: 'secret',
    ANAF_CALLS_PER_MINUTE: '-secret',
    ANAF_REDIRECT_URI: 'http://secret.example/callback',
    ANAF_SIGNER_CERTS: '/nowhere/secret.pem,/nowhere/secret-too.pem',
    METRICS_TOKEN: 'secret',
    PLANS_FILE: '/nowhere/secret.json',
    PUBLIC_URL: 'secret',
    WEBHOOK_ALLOW_PRIVATE: 'http://secret',
    TSA_URL: 'ftp://secret',
    TRUSTED_PROXIES: 'a secret',
    DELIVERY_ROOT: 'a/secret',
    SMTP_URL: 'http://user:secret@host',
    MAIL_FROM: 'secret',
    OIDC_ISSUER: 'http://secret.example',
    OIDC_CREATE_PEOPLE: 'secret',
    OIDC_EMAIL_DOMAINS: '@secret',
    OIDC_NAME: 'a secret '.repeat(9),
    ARCHIVE_URL: 'ftp://secret',
    BACKUP_URL: 'ftp://secret',
    BACKUP_AT: 'secret',
    BACKUP_KEY_FILE: '/nowhere/secret',
    OTEL_EXPORTER_OTLP_ENDPOINT: 'secret',
    OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: 'secret',
    OTEL_EXPORTER_OTLP_PROTOCOL: 'secret',
    OTEL_EXPORTER_OTLP_HEADERS: 'a secret',
    OTEL_RESOURCE_ATTRIBUTES: 'a=%secret',
    OTEL_TRACES_SAMPLER_ARG: 'secret',
    OTEL_SDK_DISABLED: 'secret',
  };
  assert.throws(
    () => readConfig(wrong),
    (error: Error) => {
      assert.ok(error instanceof ConfigError);
      for (const name of [
        ...Object.keys(wrong).filter((n) => !['ANAF_ENVIRONMENT', 'ANAF_CLIENT_ID'].includes(n)),
        'ANAF_CLIENT_SECRET',
        'ANAF_API_URL',
        'OIDC_CLIENT_ID',
        'OIDC_CLIENT_SECRET',
      ])
        assert.match(error.message, new RegExp(`- ${name} `), name);
      assert.doesNotMatch(error.message, /secret(?!\b.*bytes)/);
      return true;
    },
  );
});

test('an address with a path is refused, and a misspelt name is told with the one that was meant', () => {
  assert.throws(
    () => readConfig({ PUBLIC_URL: 'https://exemplu.ro/efactura' }),
    /PUBLIC_URL must have no path/,
  );
  const { misspelt, http } = readConfig({
    DATABSE_URL: 'secret',
    HOME: '/',
    TRUSTED_PROXIES: '10.0.0.0/8, ::1',
  });
  assert.deepEqual(misspelt, [{ name: 'DATABSE_URL', meant: 'DATABASE_URL' }]);
  assert.deepEqual(http.trustedProxies, ['10.0.0.0/8', '::1']);
});

test('without any setting the service is for production, on this machine alone, with a database of its own', () => {
  const config = readConfig({});
  assert.deepEqual(
    [
      config.anaf.environment,
      config.http.host,
      config.http.port,
      config.database.kind,
      config.anaf.callsPerMinute,
    ],
    ['prod', '127.0.0.1', 3000, 'embedded', 900],
  );
  assert.equal(config.anaf.redirectUri, 'https://localhost:3000/api/v1/anaf/callback');
  assert.equal(config.anaf.client, undefined);
  assert.equal(
    readConfig({ PUBLIC_URL: 'https://facturi.example/' }).anaf.redirectUri,
    'https://facturi.example/api/v1/anaf/callback',
  );
});

test('certificates of signers come from PEM files, several in each, and a file without one is named by its place', (t) => {
  const dir = mkdtempSync(join(tmpdir(), 'efactura-certs-'));
  t.after(() => rmSync(dir, { recursive: true, force: true }));
  const write = (name: string, text: string) => {
    writeFileSync(join(dir, name), text);
    return join(dir, name);
  };
  const pems = [sealSigner, successorSigner].map(({ certificate }) => certificate.toString());
  const one = write('one.pem', `subject=CN = whoever\n${pems[0]}`);
  const both = write('both.pem', pems.join('\r\n').replaceAll('\n', '\r\n'));
  const names = (setting: string) =>
    readConfig({ ANAF_SIGNER_CERTS: setting }).anaf.signers.map(({ serial }) => serial);
  assert.deepEqual(names(one), ['5a0d0001']);
  assert.deepEqual(names(`${one}, ${both}`), ['5a0d0001', '5a0d0001', '5a0d0002']);
  assert.deepEqual(names(''), []);
  const broken = write('broken.pem', pems[0]!.replace('MII', 'MIJ'));
  const faults =
    /- ANAF_SIGNER_CERTS must name PEM files .*: file 2\n {2}- ANAF_SIGNER_CERTS cannot be read: file 3/;
  assert.throws(() => names(`${one},${broken},${dir}/none.pem`), { name: 'ConfigError', message: faults });
});

test('a wrong setting ends the process before anything is made', async (t) => {
  const sandbox = await startSandbox();
  t.after(() => sandbox.close());
  const env: Env = { ...(await serviceEnv(t, sandbox)), PORT: 'http' };
  const service = spawnService(env);
  assert.equal((await service.ended).code, 1);
  assert.match(service.said(), /PORT must be a whole number from 1 to 65535/);
  assert.deepEqual(await readdir(env.DATA_DIR!), []);
});

test('a taken port is named, with what to do', async (t) => {
  const sandbox = await startSandbox();
  t.after(() => sandbox.close());
  const { url } = await testDatabase(t);
  const port = await freePort();
  const other = createServer().listen(port, '127.0.0.1');
  t.after(() => other.close());
  const service = spawnService({ ...(await serviceEnv(t, sandbox, url)), PORT: String(port) });
  assert.equal((await service.ended).code, 1);
  assert.match(service.said(), new RegExp(`Port ${port} at 127.0.0.1 is taken by another program`));
});

test('a database of another ANAF environment is refused', async (t) => {
  const sandbox = await startSandbox();
  t.after(() => sandbox.close());
  const { url, pool } = await testDatabase(t);
  await pool.query(`insert into installation (anaf_environment, created_at) values ('prod', now())`);
  const service = spawnService(await serviceEnv(t, sandbox, url));
  assert.equal((await service.ended).code, 1);
  assert.match(service.said(), /holds messages of ANAF's environment "prod"/);
});

test('a database that does not answer, and a damaged key, are said in words', async (t) => {
  const sandbox = await startSandbox();
  t.after(() => sandbox.close());
  const nowhere = await serviceEnv(
    t,
    sandbox,
    `postgres://user:secret-word@127.0.0.1:${await freePort()}/db`,
  );
  const unreachable = spawnService(nowhere);
  assert.equal((await unreachable.ended).code, 1);
  assert.match(unreachable.said(), /PostgreSQL cannot be reached/);
  assert.doesNotMatch(unreachable.said(), /secret-word/);

  const env = await serviceEnv(t, sandbox, nowhere.DATABASE_URL);
  await writeFile(join(env.DATA_DIR!, 'secret.key'), 'no key');
  const damaged = spawnService(env);
  assert.equal((await damaged.ended).code, 1);
  assert.match(damaged.said(), /holds no key of 32 bytes/);
});
