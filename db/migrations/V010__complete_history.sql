-- Spam goes for good even if it once led to a change that was undone; the change itself stays.
alter table revision drop constraint revision_suggestion_fkey;
alter table revision add constraint revision_suggestion_fkey
    foreign key (suggestion) references suggestion on delete set null;

-- Papers that were loaded before there was a history are loaded once more, which begins it.
update paper p set seed_fingerprint = ''
    where seed_fingerprint is not null and not exists (select from revision r where r.slug = p.slug);

-- A list is rewritten row by row: when an item in its middle goes, each row becomes the next one for a moment.
alter table implementation
    drop constraint implementation_paper_id_framework_url_key,
    add unique (paper_id, framework, url) deferrable initially deferred;
alter table reference
    drop constraint reference_paper_id_url_key,
    add unique (paper_id, url) deferrable initially deferred;
alter table paper_relation
    drop constraint paper_relation_paper_id_target_kind_key,
    add unique (paper_id, target, kind) deferrable initially deferred;
alter table paper_concept
    drop constraint paper_concept_paper_id_kind_concept_key,
    add unique (paper_id, kind, concept) deferrable initially deferred;
