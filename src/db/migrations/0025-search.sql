-- Search without reading the catalogue: the parties of an organisation's invoices are kept once each, with the letter
-- groups of their names, and invoices are found by party in the order in which lists show them.

-- Groups of `shortest` to three letters of a text, each as a hash in its organisation, so that one organisation's search
-- reads nothing of another's. With a mark, which begins the first group, one and two letters are found at the beginning.
-- As a search compares: without case, and without signs that have no width. Longer texts are cut at 300 characters. md5,
-- because the server's own hash functions may change with its version while what is kept does not.
create function grams(organisation uuid, written text, shortest integer, mark text) returns integer[]
language plpgsql immutable strict parallel safe as $$
declare
  letters text := mark || left(translate(lower(written),
    U&'\00ad\061c\180e\200b\200c\200d\200e\200f\202a\202b\202c\202d\202e\2060\2061\2062\2063\2064\2066\2067\2068\2069\feff', ''), 300);
  prefix text := organisation::text;
  found integer[] := '{}';
begin
  if mark <> '' then
    found := found || ('x' || left(md5(prefix || left(letters, 2)), 8))::bit(32)::integer;
  end if;
  for size in shortest .. 3 loop
    for place in 1 .. length(letters) - size + 1 loop
      found := found || ('x' || left(md5(prefix || substr(letters, place, size)), 8))::bit(32)::integer;
    end loop;
  end loop;
  return found;
end $$;

create function code_gram(organisation uuid, kind text, code text) returns integer
language sql immutable strict parallel safe as $$
  select ('x' || left(md5(organisation::text || ' ' || kind || ' ' || code), 8))::bit(32)::integer
$$;

create function party_id(cif text, name text, trading_name text, vat_id text) returns bigint
language sql immutable parallel safe as $$
  select ('x' || left(md5(coalesce(cif, '') || chr(31) || coalesce(name, '') || chr(31) || coalesce(trading_name, '')
    || chr(31) || coalesce(vat_id, '')), 16))::bit(64)::bigint
$$;

-- Codes are found whole; one that is not a person's also by its beginning.
create function party_grams(organisation uuid, cif text, name text, trading_name text, vat_id text) returns integer[]
language plpgsql immutable parallel safe as $$
declare
  found integer[] := coalesce(grams(organisation, name, 1, ''), '{}')
    || coalesce(grams(organisation, trading_name, 1, ''), '{}') || code_gram(organisation, 'vat', vat_id);
begin
  for size in 2 .. coalesce(least(length(cif), 30), 0) loop
    if size = length(cif) or length(cif) < 13 then
      found := found || code_gram(organisation, 'cif', left(cif, size));
    end if;
  end loop;
  return array(select distinct g from unnest(found) g where g is not null order by g);
end $$;

-- Never deleted: a party to which no invoice leads any more finds nothing.
create table party (
  organisation_id uuid not null,
  id bigint not null,
  cif text,
  name text,
  trading_name text,
  vat_id text,
  grams integer[] not null,
  primary key (organisation_id, id)
);
create index party_grams on party using gin (grams);

-- Kept by triggers, so that whatever writes an invoice writes its parties, in the same transaction.
create function add_parties() returns trigger language plpgsql as $$
begin
  insert into party (organisation_id, id, cif, name, trading_name, vat_id, grams)
  select f.organisation_id, f.id, f.cif, f.name, f.trading_name, f.vat_id,
    party_grams(f.organisation_id, f.cif, f.name, f.trading_name, f.vat_id)
  from (
    select distinct organisation_id, party_id(cif, name, trading_name, vat_id) as id, cif, name, trading_name, vat_id
    from (
      select organisation_id, seller_cif as cif, seller_name as name, seller_trading_name as trading_name, seller_vat_id as vat_id
      from written
      union all
      select organisation_id, buyer_cif, buyer_name, buyer_trading_name, buyer_vat_id from written
    ) given
  ) f
  where not exists (select from party p where p.organisation_id = f.organisation_id and p.id = f.id)
  order by f.organisation_id, f.id
  on conflict do nothing;
  return null;
end $$;
create trigger invoice_inserted after insert on invoice
  referencing new table as written for each statement execute function add_parties();

create function add_parties_of_row() returns trigger language plpgsql as $$
begin
  insert into party (organisation_id, id, cif, name, trading_name, vat_id, grams)
  select new.organisation_id, party_id(cif, name, trading_name, vat_id), cif, name, trading_name, vat_id,
    party_grams(new.organisation_id, cif, name, trading_name, vat_id)
  from (values (new.seller_cif, new.seller_name, new.seller_trading_name, new.seller_vat_id),
    (new.buyer_cif, new.buyer_name, new.buyer_trading_name, new.buyer_vat_id)) as f (cif, name, trading_name, vat_id)
  order by 2
  on conflict do nothing;
  return null;
end $$;
create trigger invoice_parties_changed
  after update of seller_cif, seller_name, seller_trading_name, seller_vat_id,
    buyer_cif, buyer_name, buyer_trading_name, buyer_vat_id on invoice
  for each row when (
    (old.seller_cif, old.seller_name, old.seller_trading_name, old.seller_vat_id,
      old.buyer_cif, old.buyer_name, old.buyer_trading_name, old.buyer_vat_id)
    is distinct from (new.seller_cif, new.seller_name, new.seller_trading_name, new.seller_vat_id,
      new.buyer_cif, new.buyer_name, new.buyer_trading_name, new.buyer_vat_id))
  execute function add_parties_of_row();

-- What a job has to prepare where the tables are large: until its row is here, questions are answered the slow way.
create table prepared (
  what text primary key,
  at timestamptz not null default now()
);

-- What lists walk. Conditions on the last columns of an index are decided in it, before a row is read.
do $$
begin
  -- A large table gets its parties and indexes from a job that blocks no writer (jobs/prepare-lists.ts).
  if (select count(*) from (select from invoice limit 20001) counted) > 20000 then
    return;
  end if;
  insert into party (organisation_id, id, cif, name, trading_name, vat_id, grams)
  select organisation_id, party_id(cif, name, trading_name, vat_id), cif, name, trading_name, vat_id,
    party_grams(organisation_id, cif, name, trading_name, vat_id)
  from (
    select organisation_id, seller_cif as cif, seller_name as name, seller_trading_name as trading_name, seller_vat_id as vat_id
    from invoice
    union
    select organisation_id, buyer_cif, buyer_name, buyer_trading_name, buyer_vat_id from invoice
  ) given;
  insert into prepared (what) values ('parties');
  create index invoice_by_seller on invoice (organisation_id, party_id(seller_cif, seller_name, seller_trading_name, seller_vat_id), available_at desc nulls last, id desc);
  create index invoice_by_buyer on invoice (organisation_id, party_id(buyer_cif, buyer_name, buyer_trading_name, buyer_vat_id), available_at desc nulls last, id desc);
  create index invoice_by_number on invoice using gin (grams(organisation_id, number, 3, chr(2)));
  create index invoice_by_payable on invoice (organisation_id, payable);
  create index invoice_newest on invoice (organisation_id, available_at desc nulls last, id desc, issued_on, payable, direction);
  create index invoice_newest_of_company on invoice (company_id, available_at desc nulls last, id desc, issued_on, payable, direction);
  create index invoice_out_of_step on invoice (organisation_id, available_at desc nulls last, id desc, issued_on, company_id) where (((available_at at time zone 'UTC')::date - issued_on) between -1 and 10) is not true;
  create index invoice_by_type on invoice (organisation_id, type_code, available_at desc nulls last, id desc) where type_code <> '380';
  create index invoice_by_seal on invoice (organisation_id, seal_verdict, available_at desc nulls last, id desc) where seal_verdict <> 'valid';
  create index invoice_late on invoice (organisation_id, available_at desc nulls last, id desc) where late;
  drop index invoice_by_organisation;
  drop index invoice_by_company;
end $$;
