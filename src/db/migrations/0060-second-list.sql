-- ANAF's two lists of a company's messages are compared at night: what came of it, and both answers where they differ.
create table list_comparison (
  company_id uuid not null primary key,
  organisation_id uuid not null references organisation (id),
  compared_at timestamptz not null,
  outcome text not null check (outcome in ('same', 'differ', 'too_many', 'failed')),
  -- Of a failure.
  code text,
  -- Messages in the list that both have.
  compared integer,
  foreign key (company_id, organisation_id) references company (id, organisation_id)
);

-- ANAF's words, as they came: the evidence of a finding.
create table finding_answer (
  finding_id uuid not null references integrity_finding (id),
  source text not null check (source in ('paged_list', 'simple_list', 'status')),
  organisation_id uuid not null references organisation (id),
  company_id uuid not null,
  answer bytea not null,
  asked_at timestamptz not null,
  primary key (finding_id, source),
  foreign key (company_id, organisation_id) references company (id, organisation_id)
);

alter table daily_count drop constraint daily_count_scope_check,
  add constraint daily_count_scope_check check (scope in
    ('listing', 'simple_list', 'probe', 'download', 'download_by_person', 'status', 'seal_check'));
