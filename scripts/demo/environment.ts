/** The settings of the demo's service. The user's own settings do not reach it: they may belong to the real service. */

const settings =
  /^(PORT|HOST|PUBLIC_URL|DATA_DIR|DATABASE_URL|ARCHIVE_URL|SECRET_KEY|ROLE|LOG_LEVEL|PLANS_FILE|ANAF_.*|PG.*)$/;

export function demoEnvironment({
  dir,
  port,
  sandbox,
}: {
  dir: string;
  port: number;
  /** What the sandbox prints to be used: the ANAF_… settings. */
  sandbox: Record<string, string>;
}): Record<string, string> {
  const url = `http://localhost:${port}`;
  return {
    ...systemEnvironment(),
    ...sandbox,
    DATA_DIR: dir,
    PORT: String(port),
    PUBLIC_URL: url,
    // ANAF registers https alone; the sandbox takes whatever leads to this machine.
    ANAF_REDIRECT_URI: `${url}/api/v1/anaf/callback`,
  };
}

/** The system's environment without any setting of ours. */
export function systemEnvironment(): Record<string, string> {
  const entries = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && !settings.test(entry[0]),
  );
  return Object.fromEntries(entries);
}
