-- Messages that were archived although nothing proves that the ZIP is theirs: a task until a person has looked at them, and few.
create index message_unproven on message (organisation_id, created_at) where match = 'unproven';
