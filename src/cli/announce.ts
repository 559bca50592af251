/** Says at start what is ready, what is missing and where to get it. Never pretends. */
import { offerSetupCode } from '../actions/people/set-up.ts';
import type { App } from '../app.ts';
import { isLoopback } from '../core/is-loopback.ts';
import { cliTexts } from '../text/cli/cli-texts.ts';
import type { Language } from '../text/language.ts';

export async function announce(app: App & { url: string | undefined }, language: Language): Promise<void> {
  const { config, log } = app;
  log.info(
    {
      url: app.url,
      role: config.role,
      anaf: config.anaf.environment,
      database: config.database.kind,
      dataDir: config.dataDir,
    },
    'E-Factura Sync is ready',
  );
  for (const { name, meant } of config.misspelt)
    log.warn(
      `Nothing reads the setting ${name}${meant ? `: is ${meant} meant?` : ''} (.env.example lists all)`,
    );
  if (config.http.publicUrl.startsWith('http:') && !isLoopback(config.http.publicUrl))
    log.warn('PUBLIC_URL is plain http: passwords and keys travel readable. Put a proxy with TLS in front.');
  if (!config.anaf.client)
    log.warn(
      'ANAF is not connected: register an application on the developer portal of anaf.ro (service E-Factura, callback ' +
        `${config.anaf.redirectUri}) and set ANAF_CLIENT_ID and ANAF_CLIENT_SECRET. Until then nothing can be synced.`,
    );
  else if (config.anaf.redirectUri.startsWith('http:') && isLoopback(config.anaf.redirectUri))
    log.warn('ANAF_REDIRECT_URI is http: ANAF itself registers https callbacks only.');
  if (config.role === 'worker') return;
  const code = await offerSetupCode(app.db);
  // On the console only: log lines are shipped to other machines.
  const { setupCode } = cliTexts[language].start;
  if (code !== undefined) console.error(`\n${setupCode(config.http.publicUrl)}\n\n    ${code}\n`);
}
