-- Members and API keys that see some companies of their organisation: null is every company, those added later included.
alter table member add companies uuid[];
alter table member add constraint member_companies_check check (companies is null or role <> 'owner');
alter table api_key add companies uuid[];
alter table invitation add companies uuid[];
alter table invitation add constraint invitation_companies_check check (companies is null or role <> 'owner');
-- What may go into the file.
alter table export add companies uuid[];

-- Companies given to a limited member or key and taken away again, in their order: the feed of changes shows them as added
-- and as removed. Without a company: everything changed, because one of the two was without a limit.
create table company_grant (
  id bigint generated always as identity,
  organisation_id uuid not null references organisation,
  holder uuid not null,
  company_id uuid,
  granted boolean not null,
  -- The last number of the feed when it was decided.
  number bigint not null,
  at timestamptz not null,
  primary key (holder, id)
);
