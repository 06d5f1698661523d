-- What papers measured and what it took, as data; and of each piece of code, whether it runs today.

create table metric (
    slug     text primary key check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
    position integer not null unique,
    name_ja  text not null check (name_ja <> ''),
    name_en  text not null check (name_en <> ''),
    unit     text check (unit <> ''),
    better   text not null check (better in ('LOWER', 'HIGHER'))
);

create table paper_result (
    position       integer primary key,
    paper          text not null references work,
    task_kind      text not null generated always as ('TASK') stored,
    task           text not null,
    dataset_kind   text not null generated always as ('DATASET') stored,
    dataset        text,
    protocol_ja    text not null check (protocol_ja <> ''),
    protocol_en    text not null check (protocol_en <> ''),
    metric         text not null references metric deferrable initially deferred,
    value          text not null check (value ~ '^-?\d+(\.\d+)?(e-?\d{1,2})?$'),
    number         numeric not null generated always as (value::numeric) stored,
    model          text not null check (model <> ''),
    source_kind    text not null check (source_kind in ('abstract', 'paper', 'article', 'code', 'web', 'recollection')),
    source_locator text check (source_locator <> ''),
    source_url     text check (source_url ~ '^https?://'),
    unique nulls not distinct (paper, task, dataset, protocol_en, metric, model),
    foreign key (task_kind, task) references concept (kind, slug) deferrable initially deferred,
    foreign key (dataset_kind, dataset) references concept (kind, slug) deferrable initially deferred,
    check ((source_kind in ('code', 'web')) = (source_url is not null))
);
comment on table paper_result is 'A number that a paper reports. Rows are comparable only if task, dataset, metric and protocol agree.';
comment on column paper_result.position is 'Place in the seed file, counted together with paper_effort, so that papers keep their order there.';
comment on column paper_result.paper is 'A slug, not the row: the numbers of a withdrawn paper are there again when it is brought back.';
comment on column paper_result.value is 'As printed, with all its digits; number is made of it, so that they cannot differ.';

create table paper_effort (
    position       integer primary key,
    paper          text not null references work,
    kind           text not null check (kind in ('GPUS', 'TIME', 'PARAMETERS', 'MEMORY', 'SIZE', 'SPEED')),
    value          text not null check (value <> ''),
    note_ja        text not null check (note_ja <> ''),
    note_en        text not null check (note_en <> ''),
    source_kind    text not null check (source_kind in ('abstract', 'paper', 'article', 'code', 'web', 'recollection')),
    source_locator text check (source_locator <> ''),
    source_url     text check (source_url ~ '^https?://'),
    unique (paper, kind, value, note_en),
    check ((source_kind in ('code', 'web')) = (source_url is not null))
);
comment on table paper_effort is 'What a result took: hardware, time, size. As printed, since no two papers count alike.';

alter table implementation
    add column today_language    text check (today_language <> ''),
    add column today_licence     text check (today_licence ~ '^[A-Za-z0-9][A-Za-z0-9.+-]*( (AND|OR|WITH) [A-Za-z0-9][A-Za-z0-9.+-]*)*$'),
    add column today_weights     text check (today_weights in ('YES', 'NO', 'UNKNOWN')),
    add column today_runs        text check (today_runs in ('YES', 'WITH_EFFORT', 'NO', 'UNKNOWN')),
    add column today_instead_ja  text check (today_instead_ja <> ''),
    add column today_instead_en  text check (today_instead_en <> ''),
    add column today_instead_url text check (today_instead_url ~ '^https?://'),
    add column today_evidence    text check (today_evidence <> ''),
    add column today_checked_on  date,
    -- somebody looked, and then each of these is said, if only that it is unknown; or nobody did
    add check (num_nulls(today_language, today_licence, today_weights, today_runs, today_evidence, today_checked_on) in (0, 6)),
    add check ((today_instead_ja is null) = (today_instead_en is null)),
    add check (today_instead_url is null or today_instead_ja is not null),
    add check (today_instead_ja is null or today_runs is not null);
comment on column implementation.today_licence is 'An SPDX expression, LicenseRef-… for a licence without such a name, or unknown.';

do $$
declare
    name text;
begin
    foreach name in array array['metric', 'paper_result', 'paper_effort'] loop
        execute format(
            'create constraint trigger count_version after insert or update or delete on %I
             deferrable initially deferred for each row execute function count_catalog_version()', name);
    end loop;
end
$$;
