-- A file in no company's folder is a finding of the installation: it has no company and no organisation.
-- The table holds what is wrong with an archive, so it is small and its index is built at once.
alter table integrity_finding alter column organisation_id drop not null;
alter table integrity_finding alter column company_id drop not null;
drop index integrity_finding_open;
create unique index integrity_finding_open on integrity_finding (company_id, kind, subject) nulls not distinct
  where resolved_at is null;
