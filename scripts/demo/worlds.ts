/** What the demo may show: three companies in a quarter of a minute, or an office of three hundred with every trouble in it. */

export interface DemoWorld {
  /** Of ./data-… where `--dir` does not say. */
  folder: string;
  /** How the sandbox is started. */
  sandbox: string[];
  /** Settings of the service. */
  settings: Record<string, string>;
  /** How many of ANAF's certificates are connected, from the first. */
  certificates: number;
}

export const demoWorlds: Record<string, DemoWorld> = {
  small: {
    folder: 'demo',
    sandbox: ['--companies', '3', '--messages', '40'],
    settings: {},
    certificates: 1,
  },
  office: {
    folder: 'office',
    // At ANAF's limit of calls the first sync would take ten minutes, so the limit is lifted on both sides.
    sandbox: ['--world', 'office', '--companies', '300', '--messages', '25', '--calls-per-minute', '1000000'],
    // The address of the destination that cannot be reached is this machine's own.
    settings: { ANAF_CALLS_PER_MINUTE: '0', WEBHOOK_ALLOW_PRIVATE: '127.0.0.1' },
    certificates: 2,
  },
};
