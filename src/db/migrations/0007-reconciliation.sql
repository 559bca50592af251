-- The books of an accounting program set beside what the SPV has. Derived from an upload, so it has its end.
create table reconciliation (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references organisation,
  company_id uuid not null references company,
  -- Who asked, as the audit names him.
  actor_kind text not null check (actor_kind in ('key', 'person', 'operator')),
  actor_id text,
  -- Null: both.
  direction text check (direction in ('received', 'sent')),
  issued_from date not null,
  issued_to date not null,
  -- Which heading was taken for what.
  columns jsonb not null,
  matched integer not null,
  different integer not null,
  missing integer not null,
  extra integer not null,
  unread integer not null,
  -- Entries dated outside of the stretch that no invoice fits.
  outside integer not null,
  created_at timestamptz not null,
  expires_at timestamptz not null
);
create index reconciliation_by_organisation on reconciliation (organisation_id, created_at desc, id desc);
create index reconciliation_by_end on reconciliation (expires_at);

create table reconciliation_row (
  reconciliation_id uuid not null references reconciliation on delete cascade,
  n integer not null,
  outcome text not null check (outcome in ('matched', 'different', 'missing', 'extra', 'unread')),
  differences text[] not null,
  -- Of the file that was uploaded; null when the books have nothing.
  line integer,
  book_number text,
  book_date date,
  book_cif text,
  book_total numeric,
  invoice_id uuid references invoice,
  primary key (reconciliation_id, n),
  check ((outcome = 'missing') = (line is null)),
  check ((outcome in ('matched', 'different', 'missing')) = (invoice_id is not null))
);
create index reconciliation_row_by_outcome on reconciliation_row (reconciliation_id, outcome, n);
