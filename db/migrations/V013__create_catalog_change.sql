-- Which papers a version changed, so that whoever keeps something of all papers in memory need not read all of them again.

create table catalog_change (
    paper_id bigint primary key,
    number   bigint not null
);
comment on table catalog_change is 'For each paper the version that changed it last; papers that are gone stay. Papers that were never changed since this table exists are absent.';
create index catalog_change_by_number on catalog_change (number);

create or replace function count_catalog_version() returns trigger language plpgsql as $$
declare
    present bigint;
    changed jsonb := case tg_op when 'DELETE' then to_jsonb(old) else to_jsonb(new) end;
    paper   bigint := (changed ->> case tg_table_name when 'paper' then 'id' else 'paper_id' end)::bigint;
begin
    -- once in a transaction, however many rows it changes
    if current_setting('zukan.counted', true) is distinct from pg_current_xact_id()::text then
        update catalog_version set number = number + 1 returning number into present;
        perform set_config('zukan.counted', pg_current_xact_id()::text, true);
        perform set_config('zukan.number', present::text, true);
    end if;
    if paper is not null then
        insert into catalog_change (paper_id, number) values (paper, current_setting('zukan.number')::bigint)
        on conflict (paper_id) do update set number = excluded.number where catalog_change.number <> excluded.number;
    end if;
    return null;
end
$$;
