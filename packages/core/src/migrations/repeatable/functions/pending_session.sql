-- The person whose password was right, by the hash of the cookie's secret; only for the procedures that accept a second factor. Null when
-- the pending session has expired, when the password has changed since, or when the person has no membership left to sign in to.
create or replace function gatehouse.pending_session(p_hash text) returns jsonb
language sql stable security definer set search_path = gatehouse, pg_temp
as $$
  select gatehouse.sign_in_candidate(u.email_canonical) - 'passwordHash' - 'mfaEnabled'
    from gatehouse.pending_sessions h
    join gatehouse.users u on u.id = h.user_id
    join gatehouse.password_credentials c on c.user_id = h.user_id
   where h.id = p_hash and h.expires_at > clock_timestamp()
     and h.credential = encode(sha256(convert_to(c.password_hash, 'UTF8')), 'hex')
$$;
alter function gatehouse.pending_session(text) owner to gatehouse_definer;
