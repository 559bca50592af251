-- A row of `message` is written twice, and the second version is two thirds longer. In a page filled to 60 % there was room for
-- the second version of two rows in five; for the others PostgreSQL locked the row once more, wrote to another page, and
-- logged the row whole. Filled to 40 %, a page has room for nearly all of them. Pages that are there already stay as they are.
alter table message set (fillfactor = 40);
