/**
 * The register of this SPV: companies with their messages, certificates with their rights. Knows no HTTP and no tokens.
 * Every change calls `onChange`, so that the state file follows.
 */

import type { Clock } from './clock.ts';
import { companyOf } from './documents/companies.ts';
import { seedOf } from './documents/random.ts';
import { draft, inventPartners, type MessageSpec } from './world-draft.ts';
import { type Company, MessageIndex, type View, viewOf } from './world-index.ts';
import type { Message, Party, ProcessingState } from './world-message.ts';

/** A certificate and what its holder may see. `*` among the cifs means every company. */
export interface Certificate {
  /** Hexadecimal digits without colons. */
  serial: string;
  holder: string;
  cifs: Set<string>;
  /** What the envelope's `cui` says; the first right when it is not given. */
  cui?: string;
}

/** What the public registry of taxpayers has of a company, where that is not what follows from its code. */
export interface Taxpayer {
  name?: string;
  vatRegistered?: boolean;
  cashVat?: boolean;
  inactive?: boolean;
  registration?: string;
  /** False: the registry does not know the code. */
  known?: boolean;
}

/** The companies, certificates and messages as they are kept. */
export class WorldRegister {
  readonly seed: number;
  readonly clock: Clock;
  readonly companies = new Map<string, Company>();
  readonly certificates = new Map<string, Certificate>();
  readonly taxpayers = new Map<string, Taxpayer>();
  readonly index = new MessageIndex();
  /** The other parties of documents that name none: few and shared, because a hundred thousand messages hold them. */
  readonly partners: Party[];
  /** The last numbers given out. */
  readonly counters = { uploadIndex: 6_330_291_057, id: 7_424_075_633 };
  onChange: () => void = () => {};

  constructor(seed: number, clock: Clock) {
    this.seed = seed;
    this.clock = clock;
    this.partners = inventPartners(seed);
  }

  /** Adds a company, or renames the one that is there. */
  addCompany(cif: string, name: string = companyOf(cif).name): Company {
    const company = this.companies.get(cif) ?? {
      cif,
      name,
      party: { cif, name },
      messages: [],
      settledFrom: 0,
    };
    if (company.name !== name) Object.assign(company, { name, party: { cif, name } });
    this.companies.set(cif, company);
    this.onChange();
    return company;
  }

  getCompany(cif: string): Company {
    const company = this.companies.get(cif);
    if (!company) throw new Error(`no company ${cif} in this world`);
    return company;
  }

  /** What the public registry says of a code, of a company of this world or of none. */
  setTaxpayer(cif: string, taxpayer: Taxpayer): void {
    this.taxpayers.set(cif, { ...this.taxpayers.get(cif), ...taxpayer });
    this.onChange();
  }

  /** Takes the company and its messages away. Rights to it stay on the certificates. */
  removeCompany(cif: string): void {
    for (const message of this.companies.get(cif)?.messages ?? []) this.index.drop(message);
    this.companies.delete(cif);
    this.onChange();
  }

  addCertificate(
    o: { serial?: string; holder?: string; cifs?: Iterable<string>; cui?: string } = {},
  ): Certificate {
    const n = this.certificates.size;
    const certificate: Certificate = {
      serial: o.serial ?? serialOf(this.seed, n),
      holder: o.holder ?? ['Contabilitate', 'Administrator', 'Fără drepturi'][n] ?? `Titular ${n + 1}`,
      cifs: new Set(o.cifs),
    };
    if (o.cui !== undefined) certificate.cui = o.cui;
    this.certificates.set(certificate.serial, certificate);
    this.onChange();
    return certificate;
  }

  getCertificate(serial: string): Certificate {
    const certificate = this.certificates.get(serial);
    if (!certificate) throw new Error(`no certificate ${serial} in this world`);
    return certificate;
  }

  grant(serial: string, ...cifs: string[]): void {
    for (const cif of cifs) this.getCertificate(serial).cifs.add(cif);
    this.onChange();
  }

  revoke(serial: string, ...cifs: string[]): void {
    for (const cif of cifs) this.getCertificate(serial).cifs.delete(cif);
    this.onChange();
  }

  /** Adds one message to the company's list; what the spec leaves out is made up from the seed. */
  addMessage(cif: string, spec: MessageSpec = {}): Message {
    const message = draft(this, this.getCompany(cif), spec);
    this.addDrafts(cif, [message]);
    return message;
  }

  addDrafts(cif: string, messages: Message[]): Message[] {
    this.index.add(this.getCompany(cif), messages);
    this.onChange();
    return messages;
  }

  getMessage(id: string): Message {
    const message = this.index.byId.get(id);
    if (!message) throw new Error(`no message ${id} in this world`);
    return message;
  }

  /** Changes a message that is there: its expiry, its seal, its row's oddities. */
  changeMessage(id: string, change: Partial<Omit<Message, 'cif' | 'id' | 'uploadIndex'>>): Message {
    const message = Object.assign(this.getMessage(id), change);
    this.index.reorder(this.getCompany(message.cif), message);
    this.onChange();
    return message;
  }

  removeMessage(id: string): void {
    const message = this.getMessage(id);
    this.index.remove(this.getCompany(message.cif), message);
    this.onChange();
  }

  /** What stareMesaj says of an upload. */
  setProcessingState(uploadIndex: string, state: ProcessingState): void {
    for (const message of this.index.byUploadIndex.get(uploadIndex) ?? []) message.state = state;
    this.onChange();
  }

  /** What a list of this window holds now, oldest first. */
  view(cif: string, from: number, to: number, filter: string | null = null): View {
    const company = this.companies.get(cif);
    return company ? viewOf(company, from, to, this.clock.now(), filter) : { total: 0, slice: () => [] };
  }

  clear(): void {
    this.companies.clear();
    this.certificates.clear();
    this.taxpayers.clear();
    this.index.clear();
    this.onChange();
  }
}

const serialOf = (seed: number, n: number): string =>
  `34000025${[1, 2].map((part) => (seedOf(`certificate ${n} ${part}`, seed) >>> 0).toString(16).padStart(8, '0')).join('')}`;
