-- For append-only tables: no role can change or delete their rows.
create or replace function gatehouse.refuse_change() returns trigger
language plpgsql
as $$ begin raise exception 'append_only' using errcode = 'raise_exception', table = tg_table_name; end $$;
