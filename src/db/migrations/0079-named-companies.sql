-- Codes of companies that ANAF's lists named as this certificate's (`cui` of the answer), for a person who adds companies.
alter table anaf_connection add column named_cifs text[] not null default '{}';
