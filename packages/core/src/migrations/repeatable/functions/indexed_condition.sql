-- A term's condition on a column, in a form that an index serves. Trigrams need three letters or digits; shorter terms are looked up by
-- their one or two characters.
create or replace function gatehouse.indexed_condition(p_column text, p_term text) returns text
language sql stable set search_path = gatehouse, pg_temp
as $$
  select case when p_term ~ '[[:alnum:]]{3}'
    then format('%I like %L', p_column, '%' || replace(replace(replace(p_term, '\', '\\'), '%', '\%'), '_', '\_') || '%')
    else format('gatehouse.grams(%1$I) @> gatehouse.grams(%2$L) and strpos(%1$I, %2$L) > 0', p_column, p_term) end
$$;
