-- "New since my visit" went by when an invoice was recorded: one whose transaction committed after the person had looked, but
-- which was recorded before, was never new. A person's mark is a position of the feed of changes now: a number, and the last
-- decision about the companies that the person may see. Both are of this database, so a restored copy has them as of then.
alter table person_seen add column number bigint, add column grants bigint not null default 0;

-- The last number that was given before the person looked: what had none by then is new. Few rows, read from the newest down.
update person_seen s set
  number = coalesce((
    select c.number from change c
    where c.organisation_id = s.organisation_id and c.kind = 'invoice' and c.changed_at < s.at - interval '1 minute'
    order by c.number desc limit 1), 0),
  grants = coalesce((
    select max(g.id) from company_grant g join member m on m.id = g.holder
    where m.organisation_id = s.organisation_id and m.user_id = s.user_id and g.at <= s.at), 0);

alter table person_seen alter column number set not null, alter column grants drop default;
