-- What ANAF's public registry of taxpayers says of companies. It is public, and the same for every organisation: one row a
-- code, asked about once for the whole installation. The check keeps personal codes (13 digits) out.
create table registry_answer (
  cif text primary key constraint registry_answer_cif_check check (cif ~ '^[1-9][0-9]{1,9}$'),
  tried_at timestamptz not null,
  -- Why the last try brought no answer; what was known before stays.
  failure text,
  failures integer not null default 0,
  answered_at timestamptz,
  -- The day that was asked about.
  day date,
  found boolean,
  name text,
  vat_registered boolean,
  cash_vat boolean,
  inactive boolean,
  registration text,
  county text,
  locality text,
  constraint registry_answer_answered_check check ((answered_at is null) = (found is null) and (answered_at is null) = (day is null)),
  constraint registry_answer_found_check check (
    (found is true) = (name is not null) and (found is true) = (vat_registered is not null) and (found is true) = (inactive is not null))
);

-- One call at a time, and a second between two: a row for the whole installation.
create table registry_slot (
  one boolean primary key default true constraint registry_slot_one_check check (one),
  free_at timestamptz not null,
  -- In a row: the pause after each is longer.
  failures integer not null default 0
);

-- Whether `name` is the registry's. One that a person gave is never replaced.
alter table company add column name_from_registry boolean not null default false;
