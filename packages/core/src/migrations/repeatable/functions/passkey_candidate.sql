-- A passkey that signs in by itself, with the person it names: both must match. Null for a person who may not sign in.
create or replace function gatehouse.passkey_candidate(p_user uuid, p_credential text) returns jsonb
language sql stable security definer set search_path = gatehouse, pg_temp
as $$
  select case when s.candidate is not null then
      jsonb_build_object('person', s.candidate - 'passwordHash' - 'mfaEnabled',
                         'passkey', jsonb_build_object('id', k.id, 'credentialId', k.credential_id, 'publicKey', k.public_key,
                                                       'counter', k.counter)) end
    from gatehouse.passkeys k
    join gatehouse.users u on u.id = k.user_id
    cross join lateral (select gatehouse.sign_in_candidate(u.email_canonical) as candidate) s
   where k.credential_id = p_credential and k.user_id = p_user
$$;
alter function gatehouse.passkey_candidate(uuid, text) owner to gatehouse_definer;
