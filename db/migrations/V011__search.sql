-- One index for both languages: English words stemmed, Japanese in overlapping pairs of characters, cut by the application.

create text search dictionary zukan_english (template = snowball, language = english);
create text search configuration zukan (parser = default);
alter text search configuration zukan add mapping for asciiword with zukan_english;
alter text search configuration zukan add mapping for word, numword, int, uint, float, sfloat with simple;

create table paper_search (
    paper_id  bigint primary key references paper on delete cascade,
    words     tsvector not null,
    names     text[] not null,
    spellings text[] not null
);
comment on table paper_search is 'What a paper is found by. A migration that empties it has it made anew at the next start.';
comment on column paper_search.words is 'Weights: A names and title, B concepts, frameworks and authors, C gist, D the rest. Also author, framework, domain and year as one word each.';
comment on column paper_search.names is 'What alone means this paper, folded, without spaces: short name, aliases, titles, identifiers, addresses.';
comment on column paper_search.spellings is 'Its names and words as search_word has them.';
create index paper_search_by_word on paper_search using gin (words);
create index paper_search_by_name on paper_search using gin (names);
create index paper_search_by_spelling on paper_search using gin (spellings);

create table search_word (
    word     text primary key,
    written  text not null,
    variants text[] not null
);
comment on table search_word is 'What can be searched for, folded: where a mistyped word finds the one that was meant. A word that no paper has any more may stay.';
comment on column search_word.written is 'As it stands in the text that it came from, to be shown.';
comment on column search_word.variants is 'The word, and the word without each of its letters: one letter off, and two words share one of these.';
create index search_word_by_trigram on search_word using gin (word gin_trgm_ops);
create index search_word_by_variant on search_word using gin (variants);

alter table paper add column aliases text[] not null default '{}';
comment on column paper.aliases is 'Other names that readers search for: readings, spellings, abbreviations.';
