/** Reads single settings from an environment and collects what is wrong with them. Shows names, never values. */

import { findMisspelt, type Misspelt } from './misspelt.ts';

/** Addresses of databases have passwords in them. */
const secretNames = /SECRET|TOKEN|KEY|PASSWORD|DATABASE|SMTP|MAIL|OTLP/;

export class Settings {
  readonly faults: string[] = [];
  /** Every name that was asked for, set or not. */
  readonly known = new Set<string>();
  readonly #env: Record<string, string | undefined>;

  constructor(env: Record<string, string | undefined>) {
    this.#env = env;
  }

  fault(name: string, what: string): void {
    this.faults.push(`${name} ${what}`);
  }

  /** Names of the environment that nothing asked for and that look like a setting. Call it when all are read. */
  get misspelt(): Misspelt[] {
    return findMisspelt(Object.keys(this.#env), this.known);
  }

  /** What was set, by name; the values of those that are secret, or may hold a password, are left out. */
  get given(): Record<string, string> {
    const names = [...this.known].filter((name) => this.optional(name) !== undefined).sort();
    return Object.fromEntries(
      names.map((name) => [name, secretNames.test(name) ? '(secret)' : this.optional(name)!]),
    );
  }

  /** An empty variable is one that was not set: compose files and .env templates leave them so. */
  optional(name: string): string | undefined {
    this.known.add(name);
    const value = this.#env[name]?.trim();
    return value === '' ? undefined : value;
  }

  text(name: string, fallback: string): string {
    return this.optional(name) ?? fallback;
  }

  required(name: string, why: string): string {
    const value = this.optional(name);
    if (value === undefined) this.fault(name, `is missing: ${why}`);
    else if (!isHttpUrl(value)) this.fault(name, 'must be an address that begins with http:// or https://');
    return (value ?? '').replace(/\/+$/, '');
  }

  integer(name: string, fallback: number, { from, to }: { from: number; to: number }): number {
    const value = this.optional(name);
    if (value === undefined) return fallback;
    const n = Number(value);
    if (/^\d+$/.test(value) && n >= from && n <= to) return n;
    this.fault(name, `must be a whole number from ${from} to ${to}`);
    return fallback;
  }

  oneOf<T extends string>(name: string, allowed: readonly T[], fallback: T): T {
    const value = this.optional(name);
    if (value === undefined) return fallback;
    const found = allowed.find((a) => a === value);
    if (found === undefined) this.fault(name, `must be one of ${allowed.join(', ')}`);
    return found ?? fallback;
  }

  /** Without a trailing slash. */
  url(name: string, fallback: string): string {
    const value = this.optional(name);
    if (value === undefined) return fallback;
    if (!isHttpUrl(value)) this.fault(name, 'must be an address that begins with http:// or https://');
    return value.replace(/\/+$/, '');
  }
}

function isHttpUrl(value: string): boolean {
  return URL.canParse(value) && /^https?:$/.test(new URL(value).protocol);
}
