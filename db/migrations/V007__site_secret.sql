-- What forms are signed with, so that one instance recognises the form that another one showed.

create table site_secret (
    id     smallint primary key default 1 check (id = 1),
    secret bytea not null check (length(secret) >= 32)
);
comment on table site_secret is 'Made here once, the same for all instances. Whoever changes it makes open forms ask to be sent again, and nothing worse.';
-- two random UUIDs are 244 bits of the server's strong randomness, without an extension
insert into site_secret (secret) values (sha256((gen_random_uuid()::text || gen_random_uuid()::text)::bytea));
