/** A statement as pg's client sends it, minus what it repeats: parsed and described once, after controls that go along in the same packet. */
import pg from 'pg';
import { camelCase } from '../../src/db/column-names.ts';
import { typeParsers } from '../../src/db/type-parsers.ts';

/** Statements of these names have been prepared on the connection. */
export type Control = 'begin' | 'commit' | 'rollback';

/** A text, and what is known of its answers since the first of them. */
export interface Prepared {
  name: string;
  text: string;
  columns?: { name: string; parse: (text: string) => unknown }[];
}

/** The connection below a client (pg 8, lib/connection.js). */
interface Wire {
  stream: { cork(): void; uncork(): void };
  parsedStatements: Record<string, string>;
  parse(message: { name: string; text: string }): void;
  bind(message: { statement: string; values: unknown[]; valueMapper?: (value: unknown) => unknown }): void;
  describe(message: { type: 'P'; name: string }): void;
  execute(message: { portal: string }): void;
  sync(): void;
}

interface Answer {
  resolve(result: pg.QueryResult): void;
  reject(error: Error): void;
}

// biome-ignore lint/suspicious/noExplicitAny: the types of pg leave it out; it is what pg itself writes values with.
const toWire: (value: unknown) => unknown = (pg as any).utils.prepareValue;

/** Its methods are what pg's client calls, in this order. */
export class QuickStatement implements pg.Submittable {
  readonly name: string;
  readonly text: string;
  readonly #prepared: Prepared;
  readonly #values: unknown[];
  readonly #controls: Control[];
  readonly #answer: Answer;
  readonly #rows: Record<string, unknown>[] = [];
  #completed = 0;
  #tag = '';

  constructor(prepared: Prepared, values: unknown[], controls: Control[], answer: Answer) {
    this.name = prepared.name;
    this.text = prepared.text;
    this.#prepared = prepared;
    this.#values = values;
    this.#controls = controls;
    this.#answer = answer;
  }

  submit(connection: pg.Connection): void {
    const wire = connection as unknown as Wire;
    const { name, text, columns } = this.#prepared;
    wire.stream.cork();
    for (const control of this.#controls) {
      wire.bind({ statement: control, values: [] });
      wire.execute({ portal: '' });
    }
    if (wire.parsedStatements[name] === undefined) wire.parse({ name, text });
    wire.bind({ statement: name, values: this.#values, valueMapper: toWire });
    if (!columns) wire.describe({ type: 'P', name: '' });
    wire.execute({ portal: '' });
    wire.sync();
    wire.stream.uncork();
  }

  handleRowDescription({ fields }: { fields: { name: string; dataTypeID: number }[] }): void {
    this.#prepared.columns = fields.map(({ name, dataTypeID }) => ({
      name: camelCase(name),
      parse: typeParsers.getTypeParser(dataTypeID, 'text') as (text: string) => unknown,
    }));
  }

  handleDataRow({ fields }: { fields: (string | null)[] }): void {
    const row: Record<string, unknown> = {};
    this.#prepared.columns!.forEach(({ name, parse }, n) => {
      const text = fields[n]!;
      row[name] = text === null ? null : parse(text);
    });
    this.#rows.push(row);
  }

  handleCommandComplete({ text }: { text: string }): void {
    if (this.#completed++ === this.#controls.length) this.#tag = text;
  }

  handleError(error: Error): void {
    this.#answer.reject(error);
  }

  handleReadyForQuery(): void {
    this.#prepared.columns ??= [];
    const [command, ...counts] = this.#tag.split(' ');
    const rowCount = counts.length > 0 ? Number(counts.at(-1)) : null;
    this.#answer.resolve({ command: command!, rowCount, rows: this.#rows, oid: 0, fields: [] });
  }
}
