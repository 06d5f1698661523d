-- Every change of an entry is kept: who, when, why, and what the entry said from then on. Entries can come from readers.

alter table paper add column curator_star_on date;
alter table paper add column curator_star_reason_ja text;
alter table paper add column curator_star_reason_en text;
alter table paper add constraint paper_curator_star_whole check (
    num_nonnulls(curator_star_on, curator_star_reason_ja, curator_star_reason_en) in (0, 3)
    and curator_star_reason_ja <> '' and curator_star_reason_en <> '');
comment on column paper.starred is 'The survey''s own ★; a curator''s is another mark, with a date and a reason.';

alter table paper add column credit text check (credit <> '');
alter table paper add constraint paper_credit_is_a_readers check (credit is null or origin = 'READER');
comment on column paper.credit is 'The name by which the reader who suggested it asked to be credited.';

alter table paper_text drop constraint paper_text_source_kind_check;
alter table paper_text add constraint paper_text_source_kind_check
    check (source_kind in ('abstract', 'paper', 'article', 'code', 'web', 'recollection', 'reader', 'curator'));

-- What two titles have in common when case, width, spaces and punctuation are left aside.
create function title_key(title text) returns text
    language sql immutable strict parallel safe
    return regexp_replace(lower(normalize(title, NFKC)), '[^[:alnum:]]+', '', 'g');

alter table paper add column title_key text generated always as (title_key(title)) stored;
create index paper_by_title_key on paper (title_key);
create index paper_by_title_trigrams on paper using gin (title_key gin_trgm_ops);

create table revision (
    id         bigint generated always as identity primary key,
    slug       text not null references work,
    number     integer not null check (number > 0),
    kind       text not null check (kind in ('LOADED', 'PUBLISHED', 'REVISED', 'REVERTED', 'WITHDRAWN', 'RESTORED')),
    at         timestamptz not null,
    by         text not null check (by <> ''),
    reason     text not null,
    suggestion bigint,
    content    jsonb not null,
    unique (slug, number)
);
create index revision_by_time on revision (at desc, id desc);
comment on table revision is 'Append only. content is what the entry said from then on; a withdrawn entry has no row in paper, and its last words here.';
comment on column revision.suggestion is 'Number of the suggestion that led to it.';
