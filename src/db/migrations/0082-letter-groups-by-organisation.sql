-- The letter groups of one organisation lie together in their indexes. As hashes of organisation and group they lay on every
-- page, so that each merge of what had come wrote most of the index into PostgreSQL's log: 0.8 kB an invoice among a million.
-- The first twelve bits are the organisation's now and twenty the group's, hashed with the organisation, so that two
-- organisations that share their twelve bits still have other hashes. Indexes and partners are written once more here, with
-- the tables locked.
create or replace function grams(organisation uuid, written text, shortest integer, mark text) returns integer[]
language plpgsql immutable strict parallel safe as $$
declare
  letters text := mark || left(translate(lower(written),
    U&'\00ad\061c\180e\200b\200c\200d\200e\200f\202a\202b\202c\202d\202e\2060\2061\2062\2063\2064\2066\2067\2068\2069\feff', ''), 300);
  prefix text := organisation::text;
  own_bits text := 'x' || left(md5(prefix), 3);
  found integer[] := '{}';
begin
  if mark <> '' then
    found := found || (own_bits || left(md5(prefix || left(letters, 2)), 5))::bit(32)::integer;
  end if;
  for size in shortest .. 3 loop
    for place in 1 .. length(letters) - size + 1 loop
      found := found || (own_bits || left(md5(prefix || substr(letters, place, size)), 5))::bit(32)::integer;
    end loop;
  end loop;
  return found;
end $$;

create or replace function code_gram(organisation uuid, kind text, code text) returns integer
language sql immutable strict parallel safe as $$
  select ('x' || left(md5(organisation::text), 3) || left(md5(organisation::text || ' ' || kind || ' ' || code), 5))::bit(32)::integer
$$;

update party set grams = party_grams(organisation_id, cif, name, trading_name, vat_id);
reindex index invoice_by_number;
reindex index party_grams;
