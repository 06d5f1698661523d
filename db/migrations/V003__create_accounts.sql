-- Who may sit at the desk, the links by which they come in, and their sessions.

create table curator (
    name                text primary key check (char_length(name) between 1 and 40),
    key                 text not null unique check (key <> ''),
    password_hash       text check (password_hash like '{%}%'),
    password_changed_at timestamptz not null,
    appointed_at        timestamptz not null,
    invited_by          text references curator,
    removed_at          timestamptz,
    check ((password_hash is null) = (removed_at is not null))
);
comment on table curator is 'A removed curator stays, without a password: history names them, and so the name is never given twice.';
comment on column curator.key is 'The name as it is compared: NFKC, lower case.';
comment on column curator.password_hash is 'With its algorithm in front, as {bcrypt}$2a$….';
comment on column curator.password_changed_at is 'Sessions that began with an older password are over.';

create table one_time_link (
    id         bigint generated always as identity primary key,
    token_hash bytea not null unique check (octet_length(token_hash) = 32),
    purpose    text not null check (purpose in ('SET_UP', 'RESET', 'INVITATION')),
    curator    text references curator,
    invited_by text references curator,
    created_at timestamptz not null,
    expires_at timestamptz check (expires_at > created_at),
    check ((purpose = 'RESET') = (curator is not null)),
    check ((purpose = 'INVITATION') = (invited_by is not null)),
    check ((purpose = 'SET_UP') = (expires_at is null))
);
comment on table one_time_link is 'A row is deleted when its link is used. The token itself stands nowhere but in the link.';
comment on column one_time_link.token_hash is 'SHA-256 of the token, which has 256 random bits.';
comment on column one_time_link.curator is 'Whose password the link sets.';
create unique index one_time_link_to_set_up on one_time_link (purpose) where purpose = 'SET_UP';
create unique index one_time_link_to_reset on one_time_link (curator) where purpose = 'RESET';

create table sign_in_failure (
    id        bigint generated always as identity primary key,
    client    text not null,
    account   text not null,
    failed_at timestamptz not null
);
comment on table sign_in_failure is 'Sign-ins that failed or have not succeeded yet, of the last quarter of an hour.';
comment on column sign_in_failure.client is 'Network address; of IPv6 the first 64 bits.';
comment on column sign_in_failure.account is 'The name that was tried, as curator.key; there need not be such a curator.';
create index sign_in_failure_by_client on sign_in_failure (client, failed_at);
create index sign_in_failure_by_time on sign_in_failure (failed_at);

-- As Spring Session 4.1 wants it.

create table spring_session (
    primary_id            char(36) primary key,
    session_id            char(36) not null,
    creation_time         bigint not null,
    last_access_time      bigint not null,
    max_inactive_interval integer not null,
    expiry_time           bigint not null,
    principal_name        varchar(100)
);
create unique index spring_session_ix1 on spring_session (session_id);
create index spring_session_ix2 on spring_session (expiry_time);
create index spring_session_ix3 on spring_session (principal_name);

create table spring_session_attributes (
    session_primary_id char(36) not null references spring_session on delete cascade,
    attribute_name     varchar(200) not null,
    attribute_bytes    bytea not null,
    primary key (session_primary_id, attribute_name)
);
