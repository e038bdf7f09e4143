import { sql } from 'kysely';
import { truth, unauthenticated, type Recipient, type UnitOfWork } from '../../../platform/index.ts';

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

/** A person as the unit's scope shows them, which is the person's own; null in anybody else's. */
export async function personDetails(uow: UnitOfWork, userId: string): Promise<PersonDetails | null> {
  const person = await uow.db
    .selectFrom('users')
    .select((eb) => [
      'id',
      'email',
      truth(eb('email_proven_at', 'is not', null)).as('emailProven'),
      'display_name as displayName',
      'phone',
      'timezone',
      'locale',
    ])
    .where('id', '=', userId)
    .executeTakeFirst();
  return person ?? null;
}

/** How a mail reaches a person, in whose own scope this runs: their profile's time zone, else that of the browser they last signed in with. */
export async function recipientOf(uow: UnitOfWork, userId: string): Promise<Recipient | null> {
  const { rows } = await sql<Recipient>`
    select email as "to", display_name as name, locale, coalesce(timezone, last_time_zone) as "timeZone"
      from users where id = ${userId}`.execute(uow.db);
  return rows[0] ?? null;
}

/** The unit's own person. @throws unauthenticated when the unit acts for nobody */
export async function ownDetails(uow: UnitOfWork): Promise<PersonDetails> {
  const { actor } = uow;
  const person = actor.kind === 'user' ? await personDetails(uow, actor.userId) : null;
  if (!person) throw unauthenticated();
  return person;
}

/** Locks one's own account, so that changes of it follow each other, and reads it as it then is. */
export async function lockOwnDetails(uow: UnitOfWork): Promise<PersonDetails> {
  if (uow.actor.kind === 'user') await lockPerson(uow, uow.actor.userId);
  return ownDetails(uow);
}

/** The lock alone. It does not hold up memberships and sessions that name the person. */
export async function lockPerson(uow: UnitOfWork, userId: string): Promise<void> {
  await uow.db.selectFrom('users').select('id').where('id', '=', userId).forNoKeyUpdate().execute();
}

/**
 * Forgets what the maker of an unproven account said of itself: the name becomes the address's own first part. A trigger carries it to the
 * person's memberships.
 */
export async function forgetDetails(uow: UnitOfWork, userId: string): Promise<void> {
  await uow.db
    .updateTable('users')
    .set((eb) => ({
      display_name: sql<string>`split_part(${eb.ref('email')}, '@', 1)`,
      phone: null,
      last_time_zone: null,
    }))
    .where('id', '=', userId)
    .execute();
}

/** Writes them; a trigger carries the name to the person's memberships. */
export async function writeOwnDetails(
  uow: UnitOfWork,
  { id, displayName, phone, timezone, locale }: PersonDetails,
): Promise<void> {
  await uow.db
    .updateTable('users')
    .set({ display_name: displayName, phone, timezone, locale })
    .where('id', '=', id)
    .execute();
}
