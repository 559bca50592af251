/** Statements of completeness: signed documents that an auditor can check without us, and the keys that sign them. */
import { z } from 'zod';
import { checkHeads } from '../../actions/completeness/check-heads.ts';
import {
  getStatement,
  listSigningKeys,
  listStatements,
  makeStatement,
  renderStatement,
} from '../../actions/completeness/statements.ts';
import type { Ctx } from '../../actions/context.ts';
import type { StatementRow } from '../../db/completeness/statement.ts';
import { makeHeadsStatement } from '../../integrity/make-heads-statement.ts';
import { sha256Of } from '../../originals/open-original.ts';
import { idParams, pageOf, pageQuery } from '../basics.ts';
import { language } from '../enumerations.ts';
import type { HeavyReads } from '../heavy-reads.ts';
import { route } from '../route.ts';
import { documentAnswers, sendDocument } from '../send-document.ts';
import { whileAnswering } from '../while-answering.ts';
import { codeInNames, sendSigned } from './send-signed.ts';
import {
  comparedDocument,
  handedOut,
  newStatement,
  shapeSigningKey,
  shapeStatement,
  signingKey,
  statement,
} from './statement.ts';

const tag = 'Completeness';

export function statementRoutes(ctx: Ctx, heavyReads: HeavyReads) {
  return [
    route({
      method: 'POST',
      path: '/api/v1/completeness/statements',
      operationId: 'createStatement',
      creates: true,
      tag,
      summary: 'Make a signed statement of how complete a period is',
      description:
        'Says what ANAF listed and when, what is archived, pending, expired or closed, the coverage with its gaps, and the ' +
        "chain's head; signed by the installation's key. It is kept and never changed. The scope read is enough: nothing of the archive is changed.",
      needs: 'read',
      body: newStatement,
      answers: { 201: { description: 'It was made.', schema: statement } },
      problems: ['not_found', 'unavailable'],
      handle: async ({ actor, body: { company, firstDay, lastDay } }) =>
        shapeStatement(await makeStatement(ctx, actor, { companyId: company, firstDay, lastDay })),
    }),
    route({
      method: 'GET',
      path: '/api/v1/completeness/statements',
      operationId: 'listStatements',
      tag,
      summary: 'Statements of completeness, newest first',
      description: 'Of the whole organisation, or of one company.',
      needs: 'read',
      query: z.strictObject({
        ...pageQuery,
        company: z.uuid().optional().meta({ description: "The company's id." }),
      }),
      answers: { 200: { description: 'A page of statements.', schema: pageOf(statement) } },
      handle: async ({ actor, query: { company, ...query } }) => {
        const { data, nextCursor } = await listStatements(ctx, actor, { ...query, companyId: company });
        return { data: data.map(shapeStatement), nextCursor };
      },
    }),
    route({
      method: 'GET',
      path: '/api/v1/completeness/statements/:id',
      operationId: 'getStatement',
      tag,
      summary: 'One statement',
      description: 'What it is about, and where its signed JSON and its certificate are.',
      needs: 'read',
      params: idParams,
      answers: { 200: { description: 'The statement.', schema: statement } },
      handle: async ({ actor, params }) => shapeStatement(await getStatement(ctx, actor, params)),
    }),
    route({
      method: 'GET',
      path: '/api/v1/completeness/statements/:id.json',
      operationId: 'downloadStatement',
      tag,
      summary: 'A statement as it was signed',
      description:
        'Canonical JSON (RFC 8785): `document`, the Ed25519 `signature` over the canonical form of the document, and ' +
        '`timestamp`, where a time-stamping authority is configured.',
      needs: 'read',
      params: idParams,
      answers: documentAnswers('application/json'),
      handle: async ({ actor, params, request, reply }) => {
        const { content, ...found } = await getStatement(ctx, actor, params);
        return sendSigned(request, reply, content, fileNameOf(found));
      },
    }),
    route({
      method: 'GET',
      path: '/api/v1/completeness/statements/:id.pdf',
      operationId: 'renderStatement',
      tag,
      summary: 'The statement as a certificate to print and hand on',
      description:
        'PDF/A-3b on one page, in Romanian or English, with the signed JSON attached. The same statement gives the same bytes.',
      needs: 'read',
      params: idParams,
      query: z.strictObject({ lang: language.default('ro') }),
      answers: documentAnswers('application/pdf'),
      handle: async ({ actor, params, query: { lang }, request, reply }) => {
        const input = { id: params.id, language: lang };
        const gone = whileAnswering(reply);
        const { bytes, ...found } = await heavyReads.run(actor.organisationId, gone, () =>
          renderStatement(ctx, actor, input, gone),
        );
        const document = { bytes, sha256: sha256Of(bytes), fileName: `${fileNameOf(found)}.pdf` };
        return sendDocument(request, reply, document, 'application/pdf');
      },
    }),
    route({
      method: 'GET',
      path: '/api/v1/completeness/heads',
      operationId: 'getHeads',
      tag,
      summary: "The heads of all companies' chains, signed",
      description:
        'To be kept outside: a daily copy shows later whether the archive of that day is continued. Canonical JSON, as a statement.',
      needs: 'read',
      answers: {
        200: { description: 'The signed document.', schema: z.record(z.string(), z.unknown()) },
      },
      handle: async ({ actor }) => makeHeadsStatement(ctx, actor.organisationId),
    }),
    route({
      method: 'POST',
      path: '/api/v1/completeness/check',
      operationId: 'checkStatement',
      tag,
      summary: 'Whether the archive of today continues a statement that was issued earlier',
      description:
        'Takes a signed statement or list of heads as it was issued, or `head`, a hash alone. A chain that was built again, also consistently with all ' +
        'files, has other hashes; a database that was rolled back has fewer links. The scope read is enough: nothing is changed.',
      needs: 'read',
      body: handedOut,
      answers: { 200: { description: 'What was found.', schema: comparedDocument } },
      problems: ['unavailable'],
      handle: ({ actor, body, reply }) =>
        heavyReads.run(actor.organisationId, whileAnswering(reply), () => checkHeads(ctx, actor, body)),
    }),
    route({
      method: 'GET',
      path: '/api/v1/completeness/keys',
      operationId: 'listSigningKeys',
      tag,
      summary: 'The keys that sign statements, the current one first',
      description:
        'Publish the fingerprint of the current one where your readers trust it: it is what tells your statements from a stranger’s.',
      needs: 'read',
      answers: { 200: { description: 'All of them.', schema: z.object({ data: z.array(signingKey) }) } },
      handle: async () => ({ data: (await listSigningKeys(ctx)).map(shapeSigningKey) }),
    }),
  ];
}

/** Of letters, digits and dashes. */
function fileNameOf(statement: StatementRow): string {
  return `completitudine_${codeInNames(statement)}_${statement.periodFrom}_${statement.periodTo}`;
}
