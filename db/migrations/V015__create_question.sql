-- What is known today of the doubts, gaps and forecasts of the survey's author, and where the survey and the literature disagree.

create table question (
    code     text primary key check (code ~ '^Q[0-9]{2}$'),
    position integer not null unique check (position >= 0),
    paper    text references work deferrable initially deferred,
    domain   text not null references domain deferrable initially deferred,
    state    text not null check (state in ('answered', 'came-true', 'did-not', 'disputed', 'open')),
    content  jsonb not null
);
comment on column question.paper is 'Slug of the paper that the question is about; null for one about a whole domain.';
comment on column question.content is 'The whole question; the other columns repeat of it what is asked for.';
create index question_by_paper on question (paper, position);
create index question_by_state on question (state);

create table erratum (
    code     text primary key check (code ~ '^E[0-9]{2}$'),
    position integer not null unique check (position >= 0),
    paper    text not null references work deferrable initially deferred,
    content  jsonb not null
);

create constraint trigger count_version after insert or update or delete on question
    deferrable initially deferred for each row execute function count_catalog_version();
create constraint trigger count_version after insert or update or delete on erratum
    deferrable initially deferred for each row execute function count_catalog_version();
