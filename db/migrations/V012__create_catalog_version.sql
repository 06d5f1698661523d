-- What pages are made of changes here, and every instance of Zukan sees by one number that it did (docs/decisions/0014).

create table catalog_version (
    id     boolean primary key default true check (id),
    number bigint not null check (number > 0)
);
comment on table catalog_version is 'One row. The number grows in every transaction that changes what readers see of the catalog.';
insert into catalog_version (number) values (1);

create function count_catalog_version() returns trigger language plpgsql as $$
begin
    -- once in a transaction, however many rows it changes
    if current_setting('zukan.counted', true) is distinct from pg_current_xact_id()::text then
        update catalog_version set number = number + 1;
        perform set_config('zukan.counted', pg_current_xact_id()::text, true);
    end if;
    return null;
end
$$;
comment on function count_catalog_version() is 'Runs at the end of a transaction: whoever holds the row of catalog_version asks for no other lock any more, so that nobody waits in a circle.';

do $$
declare
    name text;
begin
    foreach name in array array[
        'survey', 'domain', 'topic', 'concept', 'framework', 'background_work', 'paper', 'paper_former_slug', 'paper_author',
        'paper_concept', 'paper_text', 'implementation', 'reference', 'paper_relation', 'paper_article_figure', 'paper_remark',
        'coverage_item', 'revision'
    ] loop
        execute format(
            'create constraint trigger count_version after insert or update or delete on %I
             deferrable initially deferred for each row execute function count_catalog_version()', name);
    end loop;
end
$$;
