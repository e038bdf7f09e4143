-- Name and address; for a client's people also the digits of the phone number, on the last line. write_membership_search stores it:
-- changing the body needs a versioned file that writes the stored texts again.
create or replace function gatehouse.membership_search(p_name text, p_email text, p_phone text, p_client uuid) returns text
language sql immutable parallel safe set search_path = gatehouse, pg_temp
as $$
  select gatehouse.search_form(p_name || E'\n' || p_email)
      || case when p_client is null then '' else E'\n' || regexp_replace(coalesce(p_phone, ''), '[^0-9]', '', 'g') end
$$;
