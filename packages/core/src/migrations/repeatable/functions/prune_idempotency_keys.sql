-- Removes answers that are past their day, at most p_limit of them; answers how many.
create or replace function gatehouse.prune_idempotency_keys(p_limit integer) returns integer
language sql volatile security definer set search_path = gatehouse, pg_temp
as $$
  with gone as (
    delete from gatehouse.idempotency_keys
     -- Said twice: a key used anew while this waits for its row is not past its day any more.
     where created_at <= clock_timestamp() - interval '{{lifetimes.repeatableCall}}' and (user_id, procedure, key_hash, step) in (
      select user_id, procedure, key_hash, step from gatehouse.idempotency_keys
       where created_at <= clock_timestamp() - interval '{{lifetimes.repeatableCall}}' limit p_limit)
    returning 1)
  select count(*)::integer from gone
$$;
alter function gatehouse.prune_idempotency_keys(integer) owner to gatehouse_definer;
