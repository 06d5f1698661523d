-- What curators have typed and not published yet.

create table draft (
    id            bigint generated always as identity primary key,
    curator       text not null check (curator <> ''),
    paper         text references work,
    suggestion    bigint references suggestion on delete cascade,
    fields        jsonb not null,
    base_version  bigint,
    base_revision integer,
    version       bigint not null default 1,
    saved_at      timestamptz not null,
    check (num_nonnulls(paper, base_version, base_revision) in (0, 3)),
    unique nulls not distinct (curator, paper, suggestion)
);
comment on column draft.paper is 'The entry that is being edited; null for a new one.';
comment on column draft.fields is 'As the form names them, not yet checked.';
comment on column draft.base_version is 'The state of the entry that was open when the editing began; base_revision is its place in the history.';
