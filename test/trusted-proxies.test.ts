/** Whose X-Forwarded-For is believed: behind a proxy that is not listed everybody would share one address and its limits. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startService } from './support/service.ts';

test('the address that a listed proxy names is believed, and that of any other is not', async () => {
  const { app, db } = await startService({ server: { trustedProxies: ['10.1.0.0/16'] } });
  const signIn = (remoteAddress: string, email: string) =>
    app.inject({
      method: 'POST',
      url: '/api/auth/sign-in/email',
      remoteAddress,
      headers: { origin: 'http://localhost:3000', 'x-forwarded-for': '203.0.113.7' },
      payload: { email, password: 'o-parola-gresita' },
    });
  const addressOf = async (remoteAddress: string) => {
    await signIn(remoteAddress, `${remoteAddress.replaceAll('.', '-')}@exemplu.ro`);
    const { rows } = await db.query<{ holder: string }>('delete from rate_limit returning holder');
    const holders = rows.map(({ holder }) => holder).join(' ');
    return holders.includes('203.0.113.7')
      ? 'forwarded'
      : holders.includes(remoteAddress)
        ? 'its own'
        : holders;
  };
  assert.equal(await addressOf('10.2.0.1'), 'its own');
  assert.equal(await addressOf('127.0.0.1'), 'its own', 'not even loopback, where it is not listed');
  assert.equal(await addressOf('10.1.2.3'), 'forwarded');
});
