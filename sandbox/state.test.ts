import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { startSandbox } from './server.ts';
import { cif, noon } from './testing/visit.ts';

test('a restart finds the same companies, rows, bytes, rights and tokens', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sandbox-state-'));
  const options = { statePath: join(folder, 'spv.json'), now: () => noon };
  try {
    const first = await startSandbox(options);
    first.world.addCompany(cif, 'Firma Mea SRL');
    const { serial } = first.world.addCertificate({ cifs: [cif] });
    const [message] = first.world.addMessages(cif, 20);
    first.world.addMessage(cif, { xml: '<Invoice/>', seal: 'missing' });
    first.clock.advance(1000);
    const { accessToken, refreshToken } = first.issueTokens(serial);
    const before = {
      messages: first.world.getCompany(cif).messages,
      archive: first.archives.of(message!, 'prod'),
    };
    await first.close();

    const second = await startSandbox(options);
    assert.equal(second.clientId, first.clientId);
    assert.equal(second.clock.now(), noon + 1000);
    assert.deepEqual(second.world.getCompany(cif).messages, before.messages);
    assert.deepEqual(second.archives.of(second.world.getMessage(message!.id), 'prod'), before.archive);
    assert.deepEqual([...second.world.getCertificate(serial).cifs], [cif]);
    const headers = { authorization: `Bearer ${accessToken}` };
    assert.equal((await fetch(`${second.apiUrl}/descarcare?id=${message!.id}`, { headers })).status, 200);
    assert.ok(second.tokens.renew(refreshToken, second.clientId, true));
    assert.ok(Number(second.world.addMessage(cif).id) > Number(before.messages.at(-1)?.id));
    await second.close();
    assert.deepEqual(readdirSync(folder), ['spv.json']);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
