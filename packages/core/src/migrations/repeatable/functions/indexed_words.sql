-- The condition for all words, in a form that an index serves: one condition per word, so that the planner knows which is rare.
create or replace function gatehouse.indexed_words(p_column text, p_words text[]) returns text
language sql stable set search_path = gatehouse, pg_temp
as $$ select string_agg(gatehouse.indexed_condition(p_column, word), ' and ') from unnest(p_words) word $$;
