-- What a claim is known by: the workers of one process share a name, and two of them must not both believe that they hold
-- a company. The table has a row for each company that is being worked on, so that the rewrite is short; a worker of the
-- version before gets a claim by the default.
alter table company_lease add column claim uuid not null default gen_random_uuid();
