/** What a list of invoices may be narrowed by. Speaks of rows of `invoice i join company c`. */
import sql, { empty, join, type Sql } from 'sql-template-tag';
import type { ReadingVerdict, SealVerdict } from '../../core/invoice.ts';
import type { MarkFilter } from '../../core/mark.ts';
import { codeBegins, mayContain, nameContains, textBegins, textContains } from '../name-contains.ts';
import { type ArrivedAfter, hasArrivedAfter } from './arrived-after.ts';
import { hasAssignee, hasMark, hasTag } from './invoice-mark.ts';
import { digitsOf, lettersOf } from './party.ts';

export interface InvoiceFilter {
  /** Of these alone. */
  ids?: string[];
  /** In the number or in either party's name, or how either party's code begins. */
  text?: string;
  companyId?: string;
  cif?: string;
  /** The other party: its code, or a part of its name. */
  partner?: string;
  direction?: 'received' | 'sent';
  role?: 'buyer' | 'seller';
  issuedFrom?: string;
  issuedTo?: string;
  availableFrom?: Date;
  availableTo?: Date;
  /** Of what is to be paid, decimal strings. */
  amountMin?: string;
  amountMax?: string;
  type?: string;
  seal?: SealVerdict;
  reading?: ReadingVerdict;
  late?: boolean;
  mark?: MarkFilter;
  /** A member's id, or `none`. */
  assignee?: string;
  tag?: string;
  /** Recorded here from this instant on, whenever ANAF had it. */
  arrivedSince?: Date;
  /** New after a position of the feed of changes. */
  arrivedAfter?: ArrivedAfter;
  /** Of the same invoice received twice only the one that came first. */
  withoutCopies?: boolean;
  /** Without those whose original does not prove to be their message's: files that go to others. */
  provenOnly?: boolean;
  /** Those alone. */
  unprovenOnly?: boolean;
}

export function invoiceConditions(f: InvoiceFilter): Sql {
  return sql`
    ${f.ids === undefined ? empty : sql`and i.id = any(${f.ids}::uuid[])`}
    ${f.text === undefined ? empty : textCondition(f.text)}
    ${f.companyId === undefined ? empty : sql`and i.company_id = ${f.companyId}`}
    ${f.cif === undefined ? empty : sql`and c.cif = ${f.cif}`}
    ${f.partner === undefined ? empty : partnerCondition(f.partner)}
    ${f.direction === undefined ? empty : sql`and i.direction = ${f.direction}`}
    ${f.role === undefined ? empty : sql`and i.role = ${f.role}`}
    ${f.issuedFrom === undefined ? empty : sql`and i.issued_on >= ${f.issuedFrom}::date`}
    ${f.issuedTo === undefined ? empty : sql`and i.issued_on <= ${f.issuedTo}::date`}
    ${f.availableFrom === undefined ? empty : sql`and i.available_at >= ${f.availableFrom}`}
    ${f.availableTo === undefined ? empty : sql`and i.available_at <= ${f.availableTo}`}
    ${f.amountMin === undefined ? empty : sql`and i.payable >= ${f.amountMin}::numeric`}
    ${f.amountMax === undefined ? empty : sql`and i.payable <= ${f.amountMax}::numeric`}
    ${f.type === undefined ? empty : sql`and i.type_code = ${f.type}`}
    ${f.seal === undefined ? empty : sql`and i.seal_verdict = ${f.seal}`}
    ${f.reading === undefined ? empty : sql`and i.reading_verdict = ${f.reading}`}
    ${f.late === undefined ? empty : sql`and i.late = ${f.late}`}
    ${f.mark === undefined ? empty : hasMark(f.mark)}
    ${f.assignee === undefined ? empty : hasAssignee(f.assignee)}
    ${f.tag === undefined ? empty : hasTag(f.tag)}
    ${f.arrivedSince === undefined ? empty : sql`and i.recorded_at >= ${f.arrivedSince}`}
    ${f.arrivedAfter === undefined ? empty : hasArrivedAfter(f.arrivedAfter)}
    ${f.withoutCopies ? isFirst : empty}
    ${f.provenOnly ? sql`and not ${isUnproven}` : empty}
    ${f.unprovenOnly ? sql`and ${isUnproven}` : empty}`;
}

const isUnproven = sql`exists (select from message p where p.id = i.message and p.match = 'unproven')`;

const isFirst = sql`and not exists (
    select from invoice o where o.company_id = i.company_id and o.same_invoice = i.same_invoice and o.direction = i.direction
      and (coalesce(o.available_at, '-infinity'), o.id) < (coalesce(i.available_at, '-infinity'), i.id))`;

/** One or two letters are found at the beginning of a number alone: only longer groups of a number are in an index. */
export function textInNumber(text: string): Sql {
  return lettersOf(text) < 3 ? textBegins(sql`i.number`, text) : textContains(sql`i.number`, text);
}

function textCondition(text: string): Sql {
  const digits = digitsOf(text);
  const names = [
    sql`i.seller_name`,
    sql`i.seller_trading_name`,
    sql`i.buyer_name`,
    sql`i.buyer_trading_name`,
  ];
  return sql`and (case when ${mayContain([sql`i.number`, ...names], text)}
      then ${textInNumber(text)} or ${anyContains(names, text)} else false end
    ${/^\d{2,30}$/.test(digits) ? sql`or ${codeBegins(sql`i.seller_cif`, digits)} or ${codeBegins(sql`i.buyer_cif`, digits)}` : empty})`;
}

/** By its code, by its VAT number as written where it is abroad, or by a part of either of its names. */
function partnerCondition(partner: string): Sql {
  const compact = partner.replace(/[\s.]/g, '');
  const digits = compact.replace(/^RO?(?=\d)/i, '');
  const named = (names: Sql[]) =>
    sql`case when ${mayContain(names, partner)} then ${anyContains(names, partner)} else false end`;
  const isSeller = sql`(i.seller_cif = ${digits} or i.seller_vat_id = ${compact}
    or ${named([sql`i.seller_name`, sql`i.seller_trading_name`])})`;
  const isBuyer = sql`(i.buyer_cif = ${digits} or i.buyer_vat_id = ${compact}
    or ${named([sql`i.buyer_name`, sql`i.buyer_trading_name`])})`;
  return sql`and ((i.role is distinct from 'seller' and ${isSeller})
    or (i.role is distinct from 'buyer' and ${isBuyer}))`;
}

function anyContains(names: Sql[], text: string): Sql {
  return join(
    names.map((name) => nameContains(name, text)),
    ' or ',
  );
}
