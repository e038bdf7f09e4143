import { sql } from 'kysely';
import { unauthenticated, type UnitOfWork } from '../../../platform/index.ts';

/** What people say about themselves, and the address, which nobody changes. */
export interface PersonDetails {
  readonly id: string;
  readonly email: string;
  readonly emailProven: boolean;
  readonly displayName: string;
  readonly phone: string | null;
  readonly timezone: string | null;
  readonly locale: string;
}

/** The unit's own person. @throws unauthenticated when the unit acts for nobody */
export async function ownDetails(uow: UnitOfWork): Promise<PersonDetails> {
  const { actor } = uow;
  const { rows } = await sql<PersonDetails>`
    select id, email, email_proven_at is not null as "emailProven", display_name as "displayName", phone, timezone, locale
      from users where id = ${actor.kind === 'user' ? actor.userId : null}`.execute(uow.db);
  const [person] = rows;
  if (!person) throw unauthenticated();
  return person;
}

/** Lets changes of one person's account follow each other. */
export async function lockPerson(uow: UnitOfWork, userId: string): Promise<void> {
  await sql`select 1 from users where id = ${userId} for no key update`.execute(uow.db);
}

/** Writes them; a trigger carries the name to the person's memberships. */
export async function writeOwnDetails(
  uow: UnitOfWork,
  { id, displayName, phone, timezone, locale }: PersonDetails,
): Promise<void> {
  await sql`
    update users set display_name = ${displayName}, phone = ${phone}, timezone = ${timezone}, locale = ${locale}
     where id = ${id}`.execute(uow.db);
}
