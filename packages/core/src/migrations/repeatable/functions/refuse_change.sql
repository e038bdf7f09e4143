-- For tables that only grow: no row of them is changed or removed, whoever asks.
create or replace function gatehouse.refuse_change() returns trigger
language plpgsql
as $$ begin raise exception 'append_only' using errcode = 'raise_exception', table = tg_table_name; end $$;
