-- What readers propose or report, until somebody decides, and what became of it.

create table suggestion (
    id              bigint generated always as identity primary key,
    code            text not null unique check (code ~ '^[0-9A-HJKMNP-TV-Z]{20}$'),
    request_key     text not null unique check (length(request_key) between 8 and 200),
    request_digest  text not null,
    kind            text not null check (kind in ('PAPER', 'ERROR', 'DEAD_LINK', 'MISSING_CODE', 'TRANSLATION', 'ANSWER')),
    state           text not null default 'WAITING'
                        check (state in ('WAITING', 'ACCEPTED', 'MERGED', 'DECLINED', 'WITHDRAWN', 'SPAM')),
    proposal        jsonb not null,
    about           text references work,
    title           text,
    title_key       text generated always as (title_key(title)) stored,
    arxiv_id        text,
    doi             text,
    url             text,
    sent_at         timestamptz not null,
    postponed_until date,
    decided_at      timestamptz,
    decided_by      text,
    reason          text check (reason in ('DUPLICATE', 'OUT_OF_SCOPE', 'NOT_FOUND', 'NO_ERROR', 'TOO_LITTLE', 'OTHER')),
    answer          text,
    paper           text references work,
    version         bigint not null default 0,
    check ((kind = 'PAPER') = (about is null)),
    check ((state = 'WAITING') = (decided_at is null)),
    check ((state in ('ACCEPTED', 'MERGED')) = (paper is not null)),
    check ((state = 'DECLINED') = (reason is not null)),
    check (state = 'WAITING' or postponed_until is null)
);
comment on table suggestion is 'Its id is the number that is shown to all; its code is the sender''s, who alone can see it while it waits.';
comment on column suggestion.request_key is 'The one-time key of the form, or the Idempotency-Key of a program: every repeat gets the first result.';
comment on column suggestion.answer is 'What the curator says to the sender and the public.';
create index suggestion_queue on suggestion (sent_at, id) where state = 'WAITING';
create index suggestion_log on suggestion (decided_at desc, id desc) where state in ('ACCEPTED', 'MERGED', 'DECLINED');
create unique index suggestion_waiting_once_by_arxiv_id on suggestion (arxiv_id) where state = 'WAITING' and kind = 'PAPER';
create unique index suggestion_waiting_once_by_doi on suggestion (doi) where state = 'WAITING' and kind = 'PAPER';
create index suggestion_by_title_key on suggestion using gin (title_key gin_trgm_ops);

create table suggestion_step (
    suggestion bigint not null references suggestion on delete cascade,
    position   integer not null,
    kind       text not null check (kind in
                   ('SENT', 'NOTED', 'WITHDRAWN', 'POSTPONED', 'ACCEPTED', 'MERGED', 'DECLINED', 'SPAM', 'REOPENED')),
    at         timestamptz not null,
    by         text,
    text       text not null default '',
    primary key (suggestion, position)
);
comment on column suggestion_step.by is 'The curator; null for the sender.';

alter table revision add foreign key (suggestion) references suggestion;
