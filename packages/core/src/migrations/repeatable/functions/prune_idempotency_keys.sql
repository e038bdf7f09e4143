-- Deletes answers older than a day, at most p_limit of them. Returns how many.
create or replace function gatehouse.prune_idempotency_keys(p_limit integer) returns integer
language sql volatile security definer set search_path = gatehouse, pg_temp
as $$
  with gone as (
    delete from gatehouse.idempotency_keys
     -- Repeated in the outer query: a key that is used again while this waits for its row has not expired any more.
     where created_at <= clock_timestamp() - interval '{{lifetimes.repeatableCall}}' and (user_id, procedure, key_hash, step) in (
      select user_id, procedure, key_hash, step from gatehouse.idempotency_keys
       where created_at <= clock_timestamp() - interval '{{lifetimes.repeatableCall}}' limit p_limit)
    returning 1)
  select count(*)::integer from gone
$$;
alter function gatehouse.prune_idempotency_keys(integer) owner to gatehouse_definer;
