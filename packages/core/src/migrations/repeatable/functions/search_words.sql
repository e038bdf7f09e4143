-- The words of a search, at most eight of them: a longer search is narrowed by its first words rather than refused. A text of separators
-- only is one word.
create or replace function gatehouse.search_words(p_search text) returns text[]
language sql immutable strict parallel safe set search_path = gatehouse, pg_temp
as $$
  with form as (select btrim(gatehouse.search_form(left(p_search, 200))) as value),
       words as (select word, min(nth) as nth from form, regexp_split_to_table(value, '[\s,;]+') with ordinality as w(word, nth)
                  where word <> '' group by word order by 2 limit 8)
  select coalesce((select array_agg(word order by nth) from words), (select array[value] from form where value <> ''), '{}')
$$;
