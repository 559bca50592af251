-- Of an organisation sums were kept by day alone, so that a total over all of it added up some thousand rows each time: a
-- twentieth of them is left where whole months are kept as well. The table has another name, because a program of before
-- would add up days and months.
alter table invoice_sum rename to invoice_total;
alter table invoice_total
  -- What the row is of: a day, or the month whose first day `day` is. Of a company only months are kept.
  add column span text not null default 'month' check (span in ('day', 'month'));
alter table invoice_total alter column span drop default;
update invoice_total set span = 'day' where company_id is null;
alter table invoice_total drop constraint invoice_sum_organisation_id_company_id_day_direction_role_c_key;
insert into invoice_total (organisation_id, span, day, direction, role, currency, type_code, below_zero, seal_verdict,
  reading_verdict, late, count, incomplete, net, vat, payable)
select organisation_id, 'month', date_trunc('month', day)::date, direction, role, currency, type_code, below_zero,
  seal_verdict, reading_verdict, late, sum(count), sum(incomplete), sum(net), sum(vat), sum(payable)
from invoice_total where company_id is null
group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11;
alter table invoice_total add constraint invoice_total_of_one unique nulls not distinct (organisation_id, company_id, span, day,
  direction, role, currency, type_code, below_zero, seal_verdict, reading_verdict, late);
