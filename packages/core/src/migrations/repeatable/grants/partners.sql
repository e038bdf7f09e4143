grant select, insert on gatehouse.partners to gatehouse_app;
-- Column by column, here and in the other files: a column that is not listed never changes, such as a row's owner.
grant update (name, status, requires_mfa, idle_minutes, absolute_hours, version) on gatehouse.partners to gatehouse_app;
grant select on gatehouse.partners to gatehouse_definer;
