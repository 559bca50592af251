-- Booked invoices in the counts of months, kept as the others are (migration months).
create function count_months_of_marks() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    insert into month_change (organisation_id, company_id, month, booked)
    select m.organisation_id, m.company_id, invoice_month(m.available_at, i.issued_on), count(*)
    from new_rows m left join invoice i on i.id = m.invoice_id and i.organisation_id = m.organisation_id
    where m.mark = 'booked' group by 1, 2, 3;
  elsif tg_op = 'DELETE' then
    insert into month_change (organisation_id, company_id, month, booked)
    select m.organisation_id, m.company_id, invoice_month(m.available_at, i.issued_on), -count(*)
    from old_rows m left join invoice i on i.id = m.invoice_id and i.organisation_id = m.organisation_id
    where m.mark = 'booked' group by 1, 2, 3;
  else
    insert into month_change (organisation_id, company_id, month, booked)
    select m.organisation_id, m.company_id, invoice_month(m.available_at, i.issued_on), sum(m.sign)
    from (
      select organisation_id, company_id, invoice_id, available_at, 1 as sign from new_rows where mark = 'booked'
      union all select organisation_id, company_id, invoice_id, available_at, -1 from old_rows where mark = 'booked'
    ) m left join invoice i on i.id = m.invoice_id and i.organisation_id = m.organisation_id
    group by 1, 2, 3 having sum(m.sign) <> 0;
  end if;
  return null;
end $$;
create trigger mark_month_added after insert on invoice_mark
  referencing new table as new_rows for each statement execute function count_months_of_marks();
create trigger mark_month_changed after update on invoice_mark
  referencing old table as old_rows new table as new_rows for each statement execute function count_months_of_marks();
create trigger mark_month_removed after delete on invoice_mark
  referencing old table as old_rows for each statement execute function count_months_of_marks();

insert into month_change (organisation_id, company_id, month, booked)
select m.organisation_id, m.company_id, invoice_month(m.available_at, i.issued_on), count(*)
from invoice_mark m join invoice i on i.id = m.invoice_id and i.organisation_id = m.organisation_id
where m.mark = 'booked' group by 1, 2, 3;
