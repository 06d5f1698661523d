-- The plates: one or more drawings of each paper, which its page and its card show (docs/figures.md).

create table figure (
    name     text primary key,
    paper    text not null references work,
    position integer not null check (position between 1 and 9),
    svg      text not null check (octet_length(svg) between 1 and 40000),
    unique (paper, position),
    check (name = case position when 1 then paper else paper || '-' || position end)
);
comment on table figure is 'Always what the seed files say. The text of the file, checked before it is stored, since pages show it as it is.';
comment on column figure.paper is 'The work, not its entry: a withdrawn paper keeps its figures, which nobody is shown.';
comment on column figure.position is 'From 1, in the order in which the page shows them; part of the name from 2.';

create constraint trigger count_version after insert or update or delete on figure
    deferrable initially deferred for each row execute function count_catalog_version();
