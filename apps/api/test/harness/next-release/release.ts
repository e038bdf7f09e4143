import { thisRelease, type Release } from '@gatehouse/core/database';
import { laterRelease } from '@gatehouse/core/testing/later-release';

/** The function that begins every request, once a release has announcements: it answers as before and also reads the new table. */
function readingAnnouncements(): string {
  const present = thisRelease.repeatable.find(({ name }) => name === 'functions/session_state')?.sql ?? '';
  const end = '   order by ';
  if (present.split(end).length !== 2) throw new Error('session_state has another shape: adapt this file');
  return present.replace(end, `   where (select count(*) from gatehouse.announcements) >= 0\n${end}`);
}

/**
 * What a next release could bring: a table, a column, an index built outside a transaction, a new body of a function that every signed-in
 * request calls, and grants. Without its grant to the definer that function fails, and so does every request of every server.
 */
export const nextRelease: Release = laterRelease(thisRelease, {
  'versioned/0900-announcements': `
    create table gatehouse.announcements (id uuid primary key, text text not null);
    alter table gatehouse.announcements enable row level security;
    alter table gatehouse.announcements force row level security;
    alter table gatehouse.partners add column motto text null;`,
  'versioned/0901-mottos': `-- migrate: no-transaction
    create index concurrently partners_motto on gatehouse.partners (motto);`,
  'functions/session_state': readingAnnouncements(),
  'policies/announcements': `
    create policy announcements_definer on gatehouse.announcements for select to gatehouse_definer using (true);
    create policy announcements_app on gatehouse.announcements for select to gatehouse_app using (true);`,
  'grants/announcements': `
    grant select on gatehouse.announcements to gatehouse_definer, gatehouse_app;
    grant update (motto) on gatehouse.partners to gatehouse_app;`,
});
