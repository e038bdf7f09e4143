-- The words' condition in a form that an index serves: each in its own, and the planner knows which of them is rare.
create or replace function gatehouse.indexed_words(p_column text, p_words text[]) returns text
language sql stable set search_path = gatehouse, pg_temp
as $$ select string_agg(gatehouse.indexed_condition(p_column, word), ' and ') from unnest(p_words) word $$;
