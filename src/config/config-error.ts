/** Settings are wrong: told by name, without their values. Apart from what reads them, so that telling it loads none of that. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}
