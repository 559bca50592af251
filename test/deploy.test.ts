/** What operators are given beside the program: alert rules, runbooks and the dashboard of Grafana name metrics that /metrics has. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { createMetrics } from '../src/api/installation/metrics.ts';
import { readConfig } from '../src/config/config.ts';
import { composeEnvironments, composeMissing, runComposeConfig } from './support/compose.ts';

const root = join(import.meta.dirname, '..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const rules = read('deploy/prometheus/rules.yaml');

/** Every series that a process could ever show, with or without a value now. */
async function knownMetrics(): Promise<Set<string>> {
  const metrics = createMetrics();
  metrics.watchPool(() => ({ idle: 0, in_use: 0, waiting: 0 }));
  metrics.watchClock(() => 0);
  const text = await metrics.write(undefined);
  const declared = [...text.matchAll(/^# TYPE (\S+) (\S+)/gm)];
  return new Set(
    declared.flatMap(([, name, type]) => [
      name!,
      ...(type === 'histogram' ? [`${name}_bucket`, `${name}_count`, `${name}_sum`] : []),
    ]),
  );
}

const named = (text: string) =>
  [...text.matchAll(/\b(?:efactura|process|nodejs)_[a-z0-9_]+/g)].map(([n]) => n);

test('alert rules and the dashboard of Grafana name no metric that /metrics does not have', async () => {
  const known = await knownMetrics();
  const dashboard = JSON.parse(read('deploy/grafana/efactura-sync.json'));
  const asked = dashboard.panels.flatMap(({ targets }: { targets: { expr: string }[] }) =>
    targets.map((t) => t.expr),
  );
  assert.ok(asked.length >= 20);
  const unknown = [...named(asked.join('\n')), ...named(rules.replaceAll(/^\s*- name:.*$/gm, ''))].filter(
    (name) => !known.has(name),
  );
  assert.deepEqual(unknown, []);
  const ids = dashboard.panels.map(({ id }: { id: number }) => id);
  assert.equal(new Set(ids).size, ids.length);
});

test('every alert has a test and a runbook, and every runbook an alert', () => {
  const alerts = [...rules.matchAll(/- alert: (\w+)/g)].map(([, name]) => name!);
  const tested = read('deploy/prometheus/rules.test.yaml');
  for (const alert of alerts)
    assert.equal(
      tested.match(new RegExp(`alertname: ${alert}\\b`, 'g'))?.length,
      2,
      `${alert}: quiet and firing`,
    );
  const pages = [...rules.matchAll(/runbook: docs\/runbooks\/(\S+)/g)].map(([, page]) => page!);
  assert.equal(pages.length, alerts.length);
  assert.deepEqual([...new Set(pages)].sort(), readdirSync(join(root, 'docs/runbooks')).sort());
  for (const alert of alerts)
    assert.ok(
      readdirSync(join(root, 'docs/runbooks')).some((page) => read(`docs/runbooks/${page}`).includes(alert)),
      alert,
    );
});

test('Prometheus takes the rules, and they fire when they should', (t) => {
  const promtool = ['/usr/bin/promtool', '/usr/local/bin/promtool'].find((path) => existsSync(path));
  if (!promtool) return t.skip("promtool is not installed (Debian's prometheus)");
  const { status, stdout, stderr } = spawnSync(promtool, ['test', 'rules', 'rules.test.yaml'], {
    cwd: join(root, 'deploy/prometheus'),
    encoding: 'utf8',
  });
  assert.equal(status, 0, stdout + stderr);
});

test('images, units and charts set only what the program reads, and run it without rights', () => {
  const known = new Set([...read('.env.example').matchAll(/^([A-Z][A-Z0-9_]+)=/gm)].map(([, name]) => name!));
  const outside = [
    'POSTGRES_USER',
    'POSTGRES_DB',
    'POSTGRES_PASSWORD',
    'NODE_ENV',
    'NODE_OPTIONS',
    'HOME',
    'VERSION',
    'REVISION',
    'NODE_IMAGE',
    'ALL',
  ];
  const pod = read('deploy/helm/efactura-sync/templates/_pod.tpl');
  const files = [
    'Dockerfile',
    'compose.yaml',
    'compose.postgres.yaml',
    'deploy/helm/efactura-sync/values.yaml',
  ];
  const units = readdirSync(join(root, 'deploy/systemd')).map((name) => `deploy/systemd/${name}`);
  for (const file of [...files, ...units]) {
    const text = read(file).replaceAll(/^ *#.*$/gm, '');
    const set = [...text.matchAll(/(?:^|[\s{])([A-Z][A-Z0-9_]{3,})(?:: |=(?!yes|no|strict))/gm)].map(
      ([, name]) => name!,
    );
    assert.deepEqual(
      set.filter((name) => !known.has(name) && !outside.includes(name)),
      [],
      file,
    );
  }
  for (const [, name] of pod.matchAll(/name: ([A-Z_]+),/g))
    assert.ok(known.has(name!) || outside.includes(name!), name);
  assert.match(pod, /livenessProbe: .*\/healthz/);
  assert.match(pod, /readinessProbe: .*\/readyz/);
  for (const [file, rights] of Object.entries({
    'compose.yaml': [/read_only: true/, /cap_drop: \[ALL\]/],
    'compose.postgres.yaml': [/read_only: true/, /cap_drop: \[ALL\]/],
    Dockerfile: [/^USER 1000:1000$/m, /^HEALTHCHECK/m],
    'deploy/helm/efactura-sync/templates/_pod.tpl': [
      /runAsNonRoot: true/,
      /readOnlyRootFilesystem: true/,
      /drop: \[ALL\]/,
    ],
  }))
    for (const right of rights) assert.match(read(file), right, file);
  const { version } = JSON.parse(read('package.json'));
  for (const file of [
    'Dockerfile',
    'compose.yaml',
    'compose.postgres.yaml',
    'deploy/helm/efactura-sync/Chart.yaml',
  ])
    assert.ok(read(file).includes(version), `${file} names version ${version}`);
});

test('Compose takes both files, and each process of them starts with settings that the program reads', {
  skip: composeMissing,
}, () => {
  const given = {
    ...{ POSTGRES_PASSWORD: 'a+b', SECRET_KEY: Buffer.alloc(32).toString('base64') },
    ...{ ARCHIVE_URL: 's3://facturi/efactura', S3_ACCESS_KEY_ID: 'id', S3_SECRET_ACCESS_KEY: 'secret' },
  };
  // As the image has it.
  const [, image] = /^ENV (.*)$/m.exec(read('Dockerfile'))!;
  const own = Object.fromEntries(image!.split(' ').map((pair) => pair.split('=')));
  const one = composeEnvironments('compose.yaml', {});
  assert.deepEqual(Object.keys(one), ['efactura-sync']);
  const alone = readConfig({ ...own, ...one['efactura-sync'] });
  assert.deepEqual([alone.role, alone.database.kind, alone.dataDir], ['all', 'embedded', '/data']);

  const many = composeEnvironments('compose.postgres.yaml', given);
  assert.deepEqual(Object.keys(many).sort(), ['api', 'postgres', 'worker']);
  for (const role of ['api', 'worker']) {
    const { database, archive, misspelt, role: its } = readConfig({ ...own, ...many[role] });
    assert.deepEqual([its, database.kind, archive.kind, misspelt], [role, 'external', 's3', []]);
    const { username, password, hostname, pathname } = new URL(
      database.kind === 'external' ? database.url : '',
    );
    const { POSTGRES_USER, POSTGRES_DB } = many.postgres!;
    assert.deepEqual(
      [username, password, hostname, pathname],
      [POSTGRES_USER, 'a+b', 'postgres', `/${POSTGRES_DB}`],
    );
  }
  for (const name of Object.keys(given))
    assert.ok(read('compose.postgres.yaml').includes(`\${${name}:?`), name);
  const without = runComposeConfig('compose.postgres.yaml', { ...given, SECRET_KEY: '' });
  assert.notEqual(without.status, 0);
  assert.match(without.stderr, /SECRET_KEY/);
});

test('systemd takes the units', (t) => {
  const analyze = '/usr/bin/systemd-analyze';
  if (!existsSync(analyze)) return t.skip('systemd-analyze is not installed');
  for (const unit of ['efactura-sync.service', 'efactura-sync-worker@1.service']) {
    const file = join(root, 'deploy/systemd', unit);
    const { status, stderr } = spawnSync(analyze, ['verify', file], { encoding: 'utf8' });
    assert.equal(status, 0, stderr);
    assert.ok(!stderr.includes('efactura-sync'), stderr);
  }
});

test('Helm takes the chart, and makes of it processes that run without rights', (t) => {
  const helm = [process.env.TEST_HELM, '/usr/local/bin/helm', '/usr/bin/helm'].find(
    (path) => path && existsSync(path),
  );
  if (!helm) return t.skip('Helm is not installed: .ci/run builds it where Go is');
  const run = (...args: string[]) => {
    const { status, stdout, stderr } = spawnSync(helm, args, { cwd: root, encoding: 'utf8' });
    assert.equal(status, 0, stdout + stderr);
    return stdout;
  };
  const chart = 'deploy/helm/efactura-sync';
  run('lint', '--strict', chart);
  const all = ['--set', 'ingress.enabled=true', '--set', 'dataClaim=exports', '--set', 'worker.replicas=3'];
  const documents = run('template', 'firma', chart, ...all)
    .split(/^---$/m)
    .slice(1);
  const kinds = documents.map((text) => /^kind: (\w+)$/m.exec(text)?.[1]);
  assert.deepEqual(kinds.sort(), ['Deployment', 'Deployment', 'Ingress', 'Service']);
  const worker = documents.find((text) => text.includes('value: worker }'))!;
  assert.match(worker, /replicas: 3/);
  assert.match(worker, /claimName: exports/);
  for (const text of documents.filter((one) => one.includes('kind: Deployment'))) {
    assert.match(text, /runAsNonRoot: true/);
    assert.match(text, /readOnlyRootFilesystem: true/);
    assert.match(text, /drop: \[ALL\]/);
    assert.doesNotMatch(text, /SECRET_KEY|PASSWORD/, 'secrets come from the Secret alone');
  }
});
