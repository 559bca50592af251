-- From where something was done, and by whom what lets others in was made, so that it can be revoked with its maker.

-- The address of the request; null for commands on the machine, and for what was recorded before.
alter table audit add column address text;
-- `unknown`: a sign-in that was refused; the account that was tried is the subject.
alter table audit drop constraint audit_actor_kind_check;
alter table audit add constraint audit_actor_kind_check
  check (actor_kind in ('key', 'person', 'operator', 'link', 'unknown'));

-- The person, by the id that the sign-in library gives; null when a program or the operator made it.
alter table api_key add column created_by text;
alter table invitation add column created_by text;
alter table token_link add column created_by text;

update api_key k set created_by = a.actor_id from audit a
where a.organisation_id = k.organisation_id and a.action = 'api_key.created' and a.subject = k.id::text
  and a.actor_kind = 'person';
update invitation i set created_by = a.actor_id from audit a
where a.organisation_id = i.organisation_id and a.action = 'member.invited' and a.subject = i.id::text
  and a.actor_kind = 'person';
update token_link l set created_by = a.actor_id from audit a
where a.organisation_id = l.organisation_id and a.action = 'token_link.created' and a.subject = l.id::text
  and a.actor_kind = 'person';

-- Who began to connect a certificate: the way back from ANAF comes without a session.
alter table oauth_state add column started_by jsonb;
