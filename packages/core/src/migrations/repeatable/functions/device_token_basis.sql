-- What the device tokens of an address are bound to. Each new password changes it, so that older tokens become invalid
-- (docs/decisions/0019). Null for an unknown address. A hash: it reveals neither the person nor when the password was changed.
create or replace function gatehouse.device_token_basis(p_email text) returns text
language sql stable security definer set search_path = gatehouse, pg_temp
as $$
  select encode(sha256(convert_to(u.id::text || ' ' || coalesce(extract(epoch from c.changed_at)::text, 'none'), 'UTF8')), 'hex')
  from gatehouse.users u left join gatehouse.password_credentials c on c.user_id = u.id
  where u.email_canonical = p_email
$$;
alter function gatehouse.device_token_basis(text) owner to gatehouse_definer;
