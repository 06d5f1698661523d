-- Spam goes for good even if it once led to a change that was undone; the change itself stays.
alter table revision drop constraint revision_suggestion_fkey;
alter table revision add constraint revision_suggestion_fkey
    foreign key (suggestion) references suggestion on delete set null;

-- Papers that were loaded before there was a history are loaded once more, which begins it.
update paper p set seed_fingerprint = ''
    where seed_fingerprint is not null and not exists (select from revision r where r.slug = p.slug);
