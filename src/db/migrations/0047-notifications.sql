-- Which mail a person wants of an organisation, and what each was told.

create table notification_setting (
  organisation_id uuid not null references organisation,
  user_id text not null,
  -- Null: owners and administrators are told, others are not.
  alarms boolean,
  digest text not null default 'off' check (digest in ('off', 'daily', 'at_once')),
  -- Null: every company; every supplier, by the tax ID of the seller.
  companies uuid[],
  suppliers text[],
  attach text not null default 'none' check (attach in ('none', 'pdf', 'zip')),
  -- How far in the feed of invoices the last digest came, and when the next one is due.
  digest_cursor text,
  digest_due_at timestamptz,
  updated_at timestamptz not null,
  primary key (organisation_id, user_id),
  check ((digest = 'off') = (digest_due_at is null)),
  check ((digest = 'off') = (digest_cursor is null))
);
create index notification_setting_due on notification_setting (digest_due_at) where digest_due_at is not null;

-- Tasks that a person was told of by mail, each once for as long as it lasts.
create table alarm_told (
  organisation_id uuid not null references organisation,
  user_id text not null,
  task_id uuid not null,
  at timestamptz not null,
  primary key (organisation_id, user_id, task_id)
);
