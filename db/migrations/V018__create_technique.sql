-- Techniques: an idea that papers of several fields share, as the methods that count as it.

create table technique (
    slug     text primary key check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
    position integer not null unique,
    name_ja  text not null check (name_ja <> ''),
    name_en  text not null check (name_en <> ''),
    text_ja  text not null check (text_ja <> ''),
    text_en  text not null check (text_en <> '')
);

create table technique_method (
    technique text not null references technique on delete cascade,
    position  integer not null,
    kind      text not null default 'METHOD' check (kind = 'METHOD'),
    concept   text not null,
    primary key (technique, position),
    unique (technique, concept),
    foreign key (kind, concept) references concept (kind, slug) deferrable initially deferred
);
comment on column technique_method.kind is 'Always METHOD: a technique is made of methods, which the foreign key sees to.';

do $$
declare
    name text;
begin
    foreach name in array array['technique', 'technique_method'] loop
        execute format(
            'create constraint trigger count_version after insert or update or delete on %I
             deferrable initially deferred for each row execute function count_catalog_version()', name);
    end loop;
end
$$;
