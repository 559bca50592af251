-- Whose a certificate is, in words of people; and where a browser goes when it comes back from ANAF. Columns without
-- defaults rewrite nothing.
alter table anaf_connection add column holder text;
alter table oauth_state add column return_to text, add column renews uuid;
