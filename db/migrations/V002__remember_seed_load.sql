-- Which seed files were loaded last: a start with the same ones need not parse, check and compare them again.

create table seed_load (
    id          smallint primary key default 1 check (id = 1),
    fingerprint text not null,
    loaded_at   timestamptz not null
);
comment on column seed_load.fingerprint is 'SHA-256 over names and bytes of all files, and the version of the schema that they were loaded into.';
