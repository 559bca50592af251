/** One text looked for in everything that has a name or a number: companies, invoices, their parties and messages; a few of each. */
import type { Actor } from '../../accounts/actor.ts';
import { type Company, listCompanies } from '../../db/companies/company.ts';
import type { Db } from '../../db/connection.ts';
import { type Invoice, listInvoices } from '../../db/invoices/invoice.ts';
import { listPartners, type Partner } from '../../db/invoices/party.ts';
import { listMessages, type Message } from '../../db/messages/message-list.ts';

export interface Found {
  companies: Company[];
  invoices: Invoice[];
  partners: Partner[];
  messages: Message[];
}

const ofEachKind = 5;
/** ANAF's ids and upload indexes have ten digits today; shorter numbers are rather an invoice's. */
const numberOfMessage = /^\d{6,40}$/;

export async function searchEverything(
  { db }: { db: Db },
  { organisationId }: Pick<Actor, 'organisationId'>,
  { text }: { text: string },
): Promise<Found> {
  const page = { limit: ofEachKind };
  const [companies, invoices, partners, messages] = await Promise.all([
    listCompanies(db, organisationId, { text }, page),
    listInvoices(db, organisationId, { text }, page),
    listPartners(db, organisationId, text, ofEachKind),
    numberOfMessage.test(text) ? listMessages(db, organisationId, { number: text }, page) : [],
  ]);
  return { companies, invoices, partners, messages };
}
