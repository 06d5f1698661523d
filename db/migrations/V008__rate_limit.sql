-- How much each client has sent of late, counted by all instances together, without keeping anybody's address.

create table rate_limit (
    id         bigint primary key,
    state      bytea,
    expires_at bigint
);
comment on table rate_limit is 'Token buckets in Bucket4j''s own form. Their id is a keyed hash of the client''s network; expires_at is in milliseconds since 1970.';
