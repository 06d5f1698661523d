-- Whether a work is known already is asked for each suggestion, by whatever identifies it.

create index suggestion_by_arxiv_id on suggestion (arxiv_id);
create index suggestion_by_doi on suggestion (doi);
create index suggestion_by_url on suggestion (url);
create index implementation_by_url on implementation (url);
create index reference_by_url on reference (url);
create index paper_by_short_name_key on paper (title_key(short_name));
