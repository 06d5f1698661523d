-- What a row of paper_effort says as a whole number, so that the list can be narrowed by it.

alter table paper_effort
    add column amount integer check (amount between 1 and 999999999),
    add check (amount is null or kind in ('GPUS', 'TIME', 'PARAMETERS', 'MEMORY'));
comment on column paper_effort.amount is 'What it took to train a model from start to end, which value says in words: how many GPUs at the same time, hours, thousands of parameters, or megabytes of a GPU. Null where the row is of something else, such as an epoch or a factor.';
