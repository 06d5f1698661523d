-- What has become of a paper is a section of its entry; what a term means stands with the term.

alter table paper_text
    drop constraint paper_text_section_check,
    add constraint paper_text_section_check
        check (section in ('PROBLEM', 'IDEA', 'METHOD', 'RESULTS', 'IMPRESSION', 'SINCE'));

alter table concept
    add column meaning_ja text check (meaning_ja <> ''),
    add column meaning_en text check (meaning_en <> ''),
    add check ((meaning_ja is null) = (meaning_en is null));
comment on column concept.meaning_ja is 'Two to four sentences. Null only until the seed files, which must have it, are loaded again.';
