-- Where in the paper a number stands, beside where the editors saw it.

alter table paper_result add column place text check (place <> '');
alter table paper_effort
    add column place      text check (place <> ''),
    add column from_paper boolean not null default true;
comment on column paper_result.place is 'Table, figure or section of the paper. Null where the source is such a place itself.';
comment on column paper_effort.place is 'As in paper_result.';
comment on column paper_effort.from_paper is 'False where the value was not taken from the paper, but from instructions for the code, for example.';

-- Not of the rows that are there: the start that runs this loads them anew, from files that know their places. Until it has, and if it
-- fails, an instance of the version before goes on reading them.
alter table paper_result add constraint paper_result_has_one_place check (
    (source_kind = 'abstract' or source_kind = 'paper' and source_locator is not null) <> (place is not null)) not valid;
alter table paper_effort add constraint paper_effort_has_one_place check (
    (source_kind = 'abstract' or source_kind = 'paper' and source_locator is not null)::integer
    + (place is not null)::integer + (not from_paper)::integer = 1) not valid;
