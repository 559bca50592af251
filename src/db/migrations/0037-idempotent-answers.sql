-- Answers that were given under an Idempotency-Key, sealed: one may hold a key or a link that is shown once.
create table idempotent_answer (
  holder text not null,
  key_sha256 text not null,
  request_sha256 text not null,
  claimed_at timestamptz not null,
  -- Null while the request is being answered.
  answer bytea,
  primary key (holder, key_sha256)
);
create index idempotent_answer_claimed_at on idempotent_answer (claimed_at);

-- The request by which it was done: the X-Request-Id of its answer.
alter table audit add column request_id text;
