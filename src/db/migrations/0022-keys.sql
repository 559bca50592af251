-- The organisation is in every key of the four tables that grow with the messages (message, invoice, sync_log, event), so
-- that they can be split by a hash of the organisation: PostgreSQL wants the column in each unique index of such a table.
-- It stands last where rows are looked up by the other columns, and first where they are read by organisation.
-- References to them, and from them to a company, carry the organisation too: one check where there were two, and a row
-- can no longer name a message or a company of another organisation.
-- Builds the indexes of a large ledger again; processes that start meanwhile wait for it (DESIGN.md has the time).

alter table company add constraint company_id_organisation_id_key unique (id, organisation_id);

alter table integrity_finding drop constraint integrity_finding_message_fkey;
alter table quarantine drop constraint quarantine_message_fkey;
alter table invoice drop constraint invoice_message_fkey, drop constraint invoice_company_id_fkey,
  drop constraint invoice_organisation_id_fkey;
alter table sync_log drop constraint sync_log_message_fkey, drop constraint sync_log_organisation_id_fkey;
-- Its other columns are never looked up, and an event is kept for a week.
alter table event drop constraint event_organisation_id_fkey;
alter table seal_check drop constraint seal_check_invoice_id_fkey, drop constraint seal_check_organisation_id_fkey;
alter table reconciliation_row drop constraint reconciliation_row_invoice_id_fkey;

alter table message
  drop constraint message_company_id_fkey,
  drop constraint message_organisation_id_fkey,
  drop constraint message_pkey,
  drop constraint message_company_id_message_id_key,
  drop constraint message_company_id_row_alias_key,
  drop constraint message_company_id_seq_key,
  add primary key (id, organisation_id),
  add unique (company_id, message_id, organisation_id),
  add foreign key (company_id, organisation_id) references company (id, organisation_id);
-- Few rows have an alias, and a row has a number in the chain only when it is archived.
create unique index message_row_alias on message (company_id, row_alias, organisation_id) where row_alias is not null;
create unique index message_seq on message (company_id, seq, organisation_id) where seq is not null;

alter table invoice
  drop constraint invoice_pkey,
  drop constraint invoice_company_id_upload_index_direction_key,
  add primary key (id, organisation_id),
  add unique (company_id, upload_index, direction, organisation_id),
  add foreign key (company_id, organisation_id) references company (id, organisation_id),
  add foreign key (message, organisation_id) references message (id, organisation_id);

-- Read newest first by organisation, which the key serves.
drop index sync_log_by_organisation;
alter table sync_log
  drop constraint sync_log_pkey,
  add primary key (organisation_id, id),
  add foreign key (message, organisation_id) references message (id, organisation_id);

-- The live feed asks for new events of all organisations at once, and then for those of one.
drop index event_by_organisation;
alter table event drop constraint event_pkey, add primary key (organisation_id, id);
create index event_by_id on event (id);

alter table integrity_finding
  add foreign key (message, organisation_id) references message (id, organisation_id);
alter table quarantine add foreign key (message, organisation_id) references message (id, organisation_id);
alter table seal_check
  add foreign key (invoice_id, organisation_id) references invoice (id, organisation_id) on delete cascade;

-- A comparison is deleted after thirty days: few rows.
alter table reconciliation_row add column organisation_id uuid;
update reconciliation_row w set organisation_id = r.organisation_id from reconciliation r where r.id = w.reconciliation_id;
alter table reconciliation_row alter column organisation_id set not null,
  add foreign key (invoice_id, organisation_id) references invoice (id, organisation_id);
