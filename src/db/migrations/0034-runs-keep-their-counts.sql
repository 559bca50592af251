-- A run keeps the counts of its companies that have ended, so that a list of runs reads no company, and the end of a
-- company or of a run costs the same in an organisation of ten companies and of ten thousand.
alter table run
  add column companies integer not null default 0,
  add column succeeded_companies integer not null default 0,
  add column partial_companies integer not null default 0,
  add column failed_companies integer not null default 0,
  add column cancelled_companies integer not null default 0,
  add column listed bigint not null default 0,
  add column new bigint not null default 0,
  add column archived bigint not null default 0,
  add column expired bigint not null default 0,
  add column failed bigint not null default 0,
  add column pending bigint not null default 0,
  -- Companies are added in pieces, in the order of their codes: the last code that was added. Null when all are in.
  add column adding_after text;

with kept as (
  select rc.run_id, count(*) as companies,
    count(*) filter (where rc.state = 'succeeded') as succeeded_companies,
    count(*) filter (where rc.state = 'partial') as partial_companies,
    count(*) filter (where rc.state = 'failed') as failed_companies,
    count(*) filter (where rc.state = 'cancelled') as cancelled_companies,
    count(*) filter (where rc.listed is not null and rc.finished_at is not null) as listed_companies,
    coalesce(sum(rc.listed) filter (where rc.finished_at is not null), 0) as listed,
    coalesce(sum(rc.new) filter (where rc.finished_at is not null), 0) as new,
    coalesce(sum(rc.archived) filter (where rc.finished_at is not null), 0) as archived,
    coalesce(sum(rc.expired) filter (where rc.finished_at is not null), 0) as expired,
    coalesce(sum(rc.failed) filter (where rc.finished_at is not null), 0) as failed,
    coalesce(sum(c.listed_count - c.archived_count - c.expired_count - c.closed_count)
      filter (where rc.finished_at is not null and rc.started_at is not null), 0) as pending
  from run_company rc join company c on c.id = rc.company_id
  group by rc.run_id
)
update run set companies = kept.companies, succeeded_companies = kept.succeeded_companies,
  partial_companies = kept.partial_companies, failed_companies = kept.failed_companies,
  cancelled_companies = kept.cancelled_companies, listed_companies = kept.listed_companies, listed = kept.listed,
  new = kept.new, archived = kept.archived, expired = kept.expired, failed = kept.failed, pending = kept.pending
from kept where kept.run_id = run.id;

update run set listed_companies = 0 where listed_companies is null;
alter table run
  alter column listed_companies set default 0,
  alter column listed_companies set not null;

create index run_adding on run (requested_at, id) where adding_after is not null;

-- A claim reads the first waiting company of each organisation; a list of runs reads what has begun and not ended.
create index run_company_waiting on run_company
  (organisation_id, priority, last_slice_at nulls first, queued_at, company_id) where state = 'queued';
create index run_company_begun on run_company (run_id)
  where state in ('queued', 'running') and started_at is not null;
-- It repeats the organisation of the company, whose key is checked; the check was a third of a row's cost.
alter table run_company drop constraint run_company_organisation_id_fkey;
