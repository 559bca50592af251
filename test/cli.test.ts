import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pino } from 'pino';
import { anafSettingsOf } from '../sandbox/anaf-settings.ts';
import { type Sandbox, startSandbox } from '../sandbox/server.ts';
import { createQueue } from '../src/jobs/queue.ts';
import { testDatabase } from './support/database.ts';
import { runProgram, startProgram } from './support/run-program.ts';

const main = 'src/main.ts';
const password = 'o parolă destul de lungă';
let env: Record<string, string>;
let sandbox: Sandbox;
let dataDir: string;

const cli = (args: string[], input?: string, more: Record<string, string> = {}) =>
  runProgram(main, args, { ...env, ...more }, input);

async function cliJson(args: string[], input?: string) {
  const ended = await cli([...args, '--json'], input);
  return { ...ended, json: JSON.parse(ended.stdout) };
}

before(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'efactura-cli-'));
  sandbox = await startSandbox();
  const { url } = await testDatabase();
  env = {
    DATA_DIR: dataDir,
    DATABASE_URL: url,
    ...anafSettingsOf(sandbox, 'https://localhost:3000'),
  };
});

after(async () => {
  await sandbox.close();
  rmSync(dataDir, { recursive: true, force: true });
});

test('a line that is not understood is refused with 2 before anything is opened', async () => {
  // An unreachable database: an attempt to connect would show in the error.
  const nowhere = { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' };
  const [option, cif] = await Promise.all([
    cli(['status', '--all'], '', nowhere),
    cli(['sync', '--company', 'abc', '--json'], '', nowhere),
  ]);
  assert.deepEqual([option.code, option.stdout], [2, '']);
  assert.match(option.stderr, /"status" has no option --all/);
  assert.equal(cif.code, 2);
  assert.equal(JSON.parse(cif.stdout).error.code, 'usage');
});

test('help names every command and every exit code, in the language of the locale', async () => {
  const [english, romanian] = await Promise.all([
    cli(['--help']),
    cli(['help'], '', { LANG: 'ro_RO.UTF-8' }),
  ]);
  for (const { code, stdout } of [english, romanian]) {
    assert.equal(code, 0);
    for (const name of [
      'setup',
      'api-key create',
      'company add',
      'connect',
      'sync',
      'status',
      'verify',
      'backfill',
      'reprocess',
      'doctor',
      'plan set',
      'signers',
      'signers trust',
    ])
      assert.match(stdout, new RegExp(`^  ${name} `, 'm'));
    for (const n of [0, 1, 2, 3, 4, 5]) assert.match(stdout, new RegExp(`^  ${n}  `, 'm'));
  }
  assert.match(romanian.stdout, /Coduri de ieșire/);
});

test('from nothing to a filled archive, by the command line alone', async (t) => {
  const cifs = ['90871557', '98656180'];
  const certificate = sandbox.world.addCertificate({ cifs });
  for (const cif of cifs) {
    sandbox.world.addCompany(cif);
    sandbox.world.addMessages(cif, 6);
  }

  await t.test('without an organisation a person is needed', async () => {
    const { code, json } = await cliJson(['status']);
    assert.equal(code, 3);
    assert.equal(json.error.code, 'no_organisation');
  });

  await t.test('an empty or a short password makes no account', async () => {
    const setup = [
      'setup',
      '--email',
      'ana@example.ro',
      '--organisation',
      'Contabil SRL',
      '--password-stdin',
    ];
    for (const { code, stderr } of await Promise.all([cli(setup, '\n'), cli(setup, 'scurtă\n')])) {
      assert.equal(code, 2);
      assert.match(stderr, /at least 10 characters/);
    }
  });

  await t.test('setup makes the first account, which can sign in', async () => {
    const { code, json } = await cliJson(
      ['setup', '--email', 'Ana@example.ro', '--organisation', 'Contabil SRL', '--password-stdin'],
      `${password}\n`,
    );
    assert.equal(code, 0);
    assert.equal(json.organisation.name, 'Contabil SRL');
    assert.equal(statSync(join(dataDir, 'secret.key')).mode & 0o777, 0o600);
  });

  await t.test('an API key stands alone on standard output', async () => {
    const { code, stdout, stderr } = await cli([
      'api-key',
      'create',
      '--name',
      'contabilitate',
      '--scope',
      'read',
    ]);
    assert.equal(code, 0);
    assert.match(stdout, /^efs_[\w-]{43}\n$/);
    assert.match(stderr, /has the scope read/);
  });

  await t.test('each company gets its verdict, and one bad line is partly', async () => {
    const file = join(dataDir, 'firme.csv');
    writeFileSync(file, `cif;nume\n${cifs[1]};Ferma SRL\n`);
    const [{ code, json }, none] = await Promise.all([
      cliJson(['company', 'add', `RO ${cifs[0]}`, 'RO12A', '--file', file]),
      cli(['company', 'add', 'RO12A']),
    ]);
    assert.equal(code, 4);
    assert.deepEqual(
      json.data.map((line: { outcome: string }) => line.outcome),
      ['added', 'invalid', 'added'],
    );
    assert.equal(none.code, 1);
  });

  await t.test('without a certificate a sync needs a person', async () => {
    const { code, json } = await cliJson(['sync', '--wait']);
    assert.equal(code, 3);
    assert.equal(json.error.code, 'no_valid_anaf_token');
  });

  await t.test('connect shows an address and finishes with the pasted one', async () => {
    const connecting = startProgram(main, ['connect'], env);
    const [, address] = await connecting.says(/^(http\S+authorize\S+)$/m);
    connecting.write('https://localhost/without-a-code\n');
    await connecting.says(/it contains no code/);
    connecting.write(`${await pickCertificate(address!, certificate.serial)}\n`);
    // Its input stays open, as a terminal's does.
    const { code, stderr } = await connecting.ended;
    assert.equal(code, 0, stderr);
    assert.match(connecting.stdout(), /Connected: certificate /);
    assert.match(stderr, /60 seconds/);
  });

  await t.test('sync --wait works by itself when no service does, and archives everything', async () => {
    const { code, json, stderr } = await cliJson(['sync', '--wait']);
    assert.equal(code, 0, stderr);
    assert.deepEqual(
      [json.state, json.counts.listed, json.counts.archived, json.counts.pending],
      ['succeeded', 12, 12, 0],
    );
    assert.match(stderr, /No worker is running/);
  });

  await t.test('one company alone finds nothing new', async () => {
    const [{ code, stdout }, unknown] = await Promise.all([
      cli(['sync', '--company', `RO${cifs[0]}`, '--wait']),
      cli(['sync', '--company', '14399840']),
    ]);
    assert.equal(code, 0);
    assert.match(stdout, /\b6 listed, 0 archived now, 0 pending/);
    assert.equal(unknown.code, 1);
  });

  await t.test('status shows what is complete, and beside it what expired', async () => {
    const [{ code, json }, { stdout }] = await Promise.all([cliJson(['status']), cli(['status'])]);
    assert.equal(code, 0);
    assert.deepEqual([json.enabled, json.tokenValid, json.syncInterval], [true, true, 'hourly']);
    assert.equal(json.companies.length, 2);
    for (const company of json.companies) {
      assert.deepEqual(company.counts, { listed: 6, archived: 6, expired: 0, closed: 0, pending: 0 });
      assert.ok(company.completeUpTo > company.completeFrom);
    }
    assert.match(stdout, /Complete up to +Listed +Archived +Expired/);
  });

  await t.test('a further organisation makes --org needed', async () => {
    const further = ['setup', '--email', 'ana@example.ro', '--organisation', 'Alta SRL', '--password-stdin'];
    const { json } = await cliJson(further, 'altă parolă lungă');
    assert.equal(json.accountExisted, true);
    const [unnamed, byName, byId] = await Promise.all([
      cli(['status']),
      cliJson(['status', '--org', 'contabil srl']),
      cliJson(['plan', 'set', 'free', '--org', json.organisation.id]),
    ]);
    assert.equal(unnamed.code, 2);
    assert.match(unnamed.stderr, /Contabil SRL[\s\S]*Alta SRL/);
    assert.equal(byName.json.organisation.name, 'Contabil SRL');
    assert.equal(byId.json.organisation.plan, 'free');
  });

  await t.test('doctor finds nothing to mend', async () => {
    const { code, json } = await cliJson(['doctor']);
    assert.equal(code, 0, JSON.stringify(json.checks));
    const verdicts = Object.fromEntries(
      json.checks.map(({ name, verdict }: { name: string; verdict: string }) => [name, verdict]),
    );
    // No service runs: that is to be looked at, and no failure.
    assert.deepEqual(
      Object.entries(verdicts).filter(([, verdict]) => verdict !== 'ok'),
      [['worker', 'warn']],
    );
  });
});

// 2026-11-29: an API alone passed for a whole service, and open findings were not told.
test('doctor tells an API alone from a worker, and what the archive lacks', async (t) => {
  const { url, pool } = await testDatabase();
  const dir = mkdtempSync(join(tmpdir(), 'efactura-doctor-'));
  t.after(() => rmSync(dir, { recursive: true, force: true }));
  const own = { DATABASE_URL: url, DATA_DIR: dir };
  const given = ['--email', 'eva@example.ro', '--organisation', 'Eva SRL', '--password-stdin'];
  await cli(['setup', ...given], password, own);
  await cli(['company', 'add', '12345674'], '', own);
  const doctor = async () => {
    const { stdout } = await cli(['doctor', '--json'], '', own);
    const checks: { name: string; verdict: string; detail: string }[] = JSON.parse(stdout).checks;
    return Object.fromEntries(checks.map(({ name, ...said }) => [name, said]));
  };
  const log = pino({ level: 'silent' });
  const sender = createQueue({ databaseUrl: url, log, works: false, countWaiting: async () => 0 });
  t.after(() => sender.stop());
  assert.match((await doctor()).worker!.detail, /not running/);
  await sender.open();
  const apiOnly = await doctor();
  assert.deepEqual([apiOnly.worker!.verdict, apiOnly.findings!.verdict], ['warn', 'ok']);
  assert.match(apiOnly.worker!.detail, /ROLE=api/);
  await pool.query(`
    insert into integrity_finding (organisation_id, company_id, kind, subject, first_seen, last_seen)
    select organisation_id, id, 'file_missing', 'prod/x.zip', now(), now() from company`);
  const worker = createQueue({ databaseUrl: url, log, works: true, countWaiting: async () => 0 });
  t.after(() => worker.stop());
  await worker.open();
  const found = await doctor();
  assert.deepEqual([found.worker!.verdict, found.findings!.verdict], ['ok', 'fail']);
});

test('doctor names every wrong setting and fails', async () => {
  const { code, stdout } = await cli(['doctor'], '', { PORT: 'x', ANAF_CLIENT_ID: '' });
  assert.equal(code, 1);
  assert.match(stdout, /PORT must be/);
  assert.match(stdout, /ANAF_CLIENT_ID is missing/);
});

test('a command that is interrupted closes what it opened and says 130', async () => {
  const connecting = startProgram(main, ['connect', '--org', 'Contabil SRL'], env);
  await connecting.says(/^Address:/m);
  connecting.child.kill('SIGINT');
  assert.equal((await connecting.ended).code, 130);
});

/** What a browser ends on after the person has picked the certificate. */
async function pickCertificate(address: string, serial: string): Promise<string> {
  const answer = await fetch(`${address}&certificate=${serial}`, { redirect: 'manual' });
  await answer.body?.cancel();
  return answer.headers.get('location')!;
}
