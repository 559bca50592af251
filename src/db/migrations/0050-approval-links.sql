-- Whether people of the organisation may ask a client, by a link without an account, if an invoice is known to them.
alter table organisation add column client_approval boolean not null default false;

-- One invoice each. What the link holds is kept as a hash.
create table approval_link (
  id uuid not null,
  organisation_id uuid not null,
  invoice_id uuid not null,
  token_sha256 bytea not null check (octet_length(token_sha256) = 32),
  -- For whom; its holder sees it as well.
  note text,
  created_at timestamptz not null,
  -- Of the account; null for a program.
  created_by text,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  answer text check (answer in ('recognised', 'disputed')),
  -- What the client has written beside the answer.
  answer_text text,
  answered_at timestamptz,
  primary key (id),
  unique (token_sha256),
  foreign key (invoice_id, organisation_id) references invoice (id, organisation_id) on delete cascade,
  check ((answer is null) = (answered_at is null))
);
create index approval_link_of_invoice on approval_link (organisation_id, invoice_id, created_at desc, id desc);

-- The newest answer, beside the mark and never in its place. A column without a default: the table is not rewritten.
alter table invoice_mark add column client_answer text;

create or replace function note_marks() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    perform note_changes(array_agg(organisation_id), array_agg(text 'invoice'), array_agg(invoice_id)) from new_rows
    having count(*) > 0;
    perform count_marks(array_agg(organisation_id), array_agg(company_id), array_agg(mark), array_agg(1)) from new_rows
    where mark is not null having count(*) > 0;
  elsif tg_op = 'DELETE' then
    perform note_changes(array_agg(organisation_id), array_agg(text 'invoice'), array_agg(invoice_id)) from old_rows
    having count(*) > 0;
    perform count_marks(array_agg(organisation_id), array_agg(company_id), array_agg(mark), array_agg(-1)) from old_rows
    where mark is not null having count(*) > 0;
  else
    perform note_changes(array_agg(n.organisation_id), array_agg(text 'invoice'), array_agg(n.invoice_id))
    from new_rows n join old_rows o on o.invoice_id = n.invoice_id and o.organisation_id = n.organisation_id
    where (n.mark, n.marked_at, n.assignee, n.comments, n.client_answer)
      is distinct from (o.mark, o.marked_at, o.assignee, o.comments, o.client_answer)
    having count(*) > 0;
    perform count_marks(array_agg(organisation_id), array_agg(company_id), array_agg(mark), array_agg(n)) from (
      select organisation_id, company_id, mark, 1 as n from new_rows where mark is not null
      union all select organisation_id, company_id, mark, -1 from old_rows where mark is not null
    ) counted having count(*) > 0;
  end if;
  return null;
end $$;
