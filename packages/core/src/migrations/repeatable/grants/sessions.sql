grant select, insert, delete on gatehouse.sessions, gatehouse.pending_sessions to gatehouse_app;
grant select, insert, delete, update (last_seen_at) on gatehouse.known_devices to gatehouse_app;

grant select, update, delete on gatehouse.sessions, gatehouse.pending_sessions to gatehouse_definer;
grant select, delete on gatehouse.known_devices to gatehouse_definer;

grant execute on function
  gatehouse.session_actor(text), gatehouse.session_state(text), gatehouse.note_session_use(text), gatehouse.session_is_over(uuid),
  gatehouse.pending_session(text), gatehouse.prune_sessions(integer),
  gatehouse.prune_pending_sessions(integer), gatehouse.prune_known_devices(integer)
to gatehouse_app;
