/** Who belongs to the organisation, and who is invited. */
import { z } from 'zod';
import type { Ctx } from '../../actions/context.ts';
import { listAssignees } from '../../actions/people/assignees.ts';
import { invitePerson, listInvitations, revokeInvitation } from '../../actions/people/invitations.ts';
import {
  changeMember,
  getMember,
  listMembers,
  type NamedMember,
  removeMember,
} from '../../actions/people/members.ts';
import { companyLimit, count, id, idParams, instant, pageOf, pageQuery, writeInstant } from '../basics.ts';
import { role as roleWord, yesOrNo } from '../enumerations.ts';
import { route } from '../route.ts';
import { invitation, role, shapeInvitation } from './invitation.ts';

const tag = 'Organisation';

const member = z
  .object({
    id,
    userId: z.string(),
    email: z.string().nullable(),
    name: z.string().nullable(),
    role,
    companies: companyLimit,
    joinedAt: instant,
    you: z.boolean(),
    secondFactor: z
      .boolean()
      .meta({ description: 'Whether the person has codes of an application, or a passkey.' }),
    made: z
      .object({
        apiKeys: count,
        invitations: count,
        tokenLinks: count,
        approvalLinks: count,
        webhooks: count,
        destinations: count,
      })
      .meta({
        description:
          'Open ones that the member made, and webhooks and destinations that are switched on: they stay when the member is removed, unless revoked.',
      }),
  })
  .meta({ id: 'Member' });

const path = '/api/v1/members/:id';
const changeable = ({ role, companies }: z.input<typeof member>) => ({ role, companies });

export function memberRoutes(ctx: Ctx) {
  return [
    route({
      method: 'GET',
      path: '/api/v1/members',
      operationId: 'listMembers',
      tag,
      summary: 'Members of the organisation, longest first',
      description:
        'With the role of each, and the open keys, invitations, links and webhooks that they made.',
      needs: 'admin',
      query: z.strictObject(pageQuery),
      answers: { 200: { description: 'A page of members.', schema: pageOf(member) } },
      handle: async ({ actor, query }) => {
        const { data, nextCursor } = await listMembers(ctx, actor, query);
        return { data: data.map((one) => shapeMember(one, ownId(actor))), nextCursor };
      },
    }),
    route({
      method: 'GET',
      path,
      operationId: 'getMember',
      version: { of: changeable },
      tag,
      summary: 'A member of the organisation',
      description: 'With the role, and the open keys, invitations, links and webhooks that the member made.',
      needs: 'admin',
      params: idParams,
      answers: { 200: { description: 'The member.', schema: member } },
      handle: async ({ actor, params }) => shapeMember(await getMember(ctx, actor, params), ownId(actor)),
    }),
    route({
      method: 'GET',
      path: '/api/v1/assignees',
      operationId: 'listAssignees',
      tag,
      summary: 'Members that work can be given to',
      description: 'By name, longest in the organisation first.',
      needs: 'read',
      query: z.strictObject(pageQuery),
      answers: {
        200: {
          description: 'A page of members.',
          schema: pageOf(z.object({ id, name: z.string(), you: z.boolean() }).meta({ id: 'Assignee' })),
        },
      },
      handle: async ({ actor, query }) => listAssignees(ctx, actor, query),
    }),
    route({
      method: 'PATCH',
      path,
      operationId: 'updateMember',
      version: {
        of: changeable,
        current: async ({ actor, params }) =>
          shapeMember(await getMember(ctx, actor, params as z.output<typeof idParams>), ownId(actor)),
      },
      tag,
      summary: "Change a member's role or companies",
      description:
        'Only an owner appoints or removes owners; the last one stays, and owners see every company. API keys and webhooks ' +
        'that the member made see no more than the member does from now on.',
      needs: 'admin',
      fresh: true,
      params: idParams,
      body: z.strictObject({ role: roleWord.optional(), companies: companyLimit.optional() }),
      answers: { 200: { description: 'The member as changed.', schema: member } },
      problems: ['conflict'],
      handle: async ({ actor, params, body }) =>
        shapeMember(await changeMember(ctx, actor, { ...params, ...body }), ownId(actor)),
    }),
    route({
      method: 'DELETE',
      path,
      operationId: 'removeMember',
      tag,
      summary: 'Remove a member',
      description:
        'Takes effect immediately. What the member made stays, API keys included; with `revoke=true` the API keys, open ' +
        'invitations, certificate links and links for clients that the member made are revoked as well, webhooks that the ' +
        'member made are switched off, and destinations paused.',
      needs: 'admin',
      fresh: true,
      params: idParams,
      query: z.strictObject({ revoke: yesOrNo.default('false') }),
      answers: { 204: { description: 'Removed.' } },
      problems: ['conflict'],
      handle: async ({ actor, params, query }) =>
        removeMember(ctx, actor, { ...params, revoke: query.revoke === 'true' }),
    }),
    route({
      method: 'GET',
      path: '/api/v1/invitations',
      operationId: 'listInvitations',
      tag,
      summary: 'Open invitations, newest first',
      description: 'Accepted, revoked and expired ones are left out.',
      needs: 'admin',
      answers: {
        200: {
          description: 'All of them, on one page.',
          schema: z.object({ data: z.array(invitation), nextCursor: z.null() }),
        },
      },
      handle: async ({ actor }) => {
        const open = await listInvitations(ctx, actor);
        return { data: open.map(shapeInvitation), nextCursor: null };
      },
    }),
    route({
      method: 'POST',
      path: '/api/v1/invitations',
      operationId: 'createInvitation',
      creates: true,
      tag,
      summary: 'Invite a person',
      description:
        'The link works once and for a week. It is sent to the address where the service sends mail (`mailed`), and is in this answer, to be passed on. A new invitation for the same address replaces the previous one.',
      needs: 'admin',
      fresh: true,
      body: z.strictObject({
        email: z.email().max(254),
        role: roleWord.default('read'),
        companies: companyLimit.default('all'),
      }),
      answers: {
        201: {
          description: 'The invitation.',
          schema: invitation.extend({
            url: z.string().meta({ example: 'https://facturi.exemplu.ro/invitatie#token=…' }),
            mailed: z.boolean().meta({ description: 'Whether the link is sent by mail.' }),
          }),
        },
      },
      problems: ['conflict'],
      handle: async ({ actor, body, reply }) => {
        reply.header('cache-control', 'no-store');
        const made = await invitePerson(ctx, actor, body);
        return { ...shapeInvitation(made.invitation), url: made.url, mailed: made.mailed };
      },
    }),
    route({
      method: 'DELETE',
      path: '/api/v1/invitations/:id',
      operationId: 'revokeInvitation',
      tag,
      summary: 'Revoke an invitation',
      description: 'Its link stops working at once.',
      needs: 'admin',
      params: idParams,
      answers: { 204: { description: 'Revoked.' } },
      handle: async ({ actor, params }) => revokeInvitation(ctx, actor, params),
    }),
  ];
}

function ownId(actor: { kind: string; userId?: string }): string | undefined {
  return actor.userId;
}

function shapeMember(found: NamedMember, own: string | undefined): z.input<typeof member> {
  return {
    id: found.id,
    userId: found.userId,
    email: found.person?.email ?? null,
    name: found.person?.name ?? null,
    role: found.role,
    companies: found.companies ?? 'all',
    joinedAt: writeInstant(found.joinedAt),
    you: found.userId === own,
    secondFactor: found.secondFactor,
    made: found.made,
  };
}
