-- What a member who leaves has open: the list of members counts it.
create index approval_link_open_of_person on approval_link (organisation_id, created_by)
  where answer is null and revoked_at is null;
