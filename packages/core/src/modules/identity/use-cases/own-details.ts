import { sql } from 'kysely';
import {
  truth,
  unauthenticated,
  type Reading,
  type Recipient,
  type UnitOfWork,
} from '../../../platform/index.ts';

/** What people enter about themselves, and the address, which never changes. */
export interface PersonDetails {
  readonly id: string;
  readonly email: string;
  readonly emailProven: boolean;
  readonly displayName: string;
  readonly phone: string | null;
  readonly timezone: string | null;
  readonly locale: string;
}

/** A person in their own scope; null in any other. */
export async function personDetails({ db }: Reading, userId: string): Promise<PersonDetails | null> {
  const person = await db
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

/** How a mail reaches a person, in the person's own scope: their profile's time zone, else that of the browser at the last sign-in. */
export async function recipientOf(uow: UnitOfWork, userId: string): Promise<Recipient | null> {
  const recipient = await uow.db
    .selectFrom('users')
    .select((eb) => [
      'email as to',
      'display_name as name',
      'locale',
      eb.fn.coalesce('timezone', 'last_time_zone').as('timeZone'),
    ])
    .where('id', '=', userId)
    .executeTakeFirst();
  return recipient ?? null;
}

/** The actor's own person. @throws unauthenticated when the actor is no user */
export async function ownDetails(reading: Reading): Promise<PersonDetails> {
  const { actor } = reading;
  const person = actor.kind === 'user' ? await personDetails(reading, actor.userId) : null;
  if (!person) throw unauthenticated();
  return person;
}

/** Locks the person's own account, so that changes follow each other, and reads its present state. */
export async function lockOwnDetails(uow: UnitOfWork): Promise<PersonDetails> {
  if (uow.actor.kind === 'user') await lockPerson(uow, uow.actor.userId);
  return ownDetails(uow);
}

/** Locks the account only. Memberships and sessions that reference the person are not delayed. */
export async function lockPerson(uow: UnitOfWork, userId: string): Promise<void> {
  await uow.db.selectFrom('users').select('id').where('id', '=', userId).forNoKeyUpdate().execute();
}

/**
 * Deletes what the maker of an unproven account left in it, who may not be its owner: the password, the phone number and the name, which
 * becomes the local part of the address. A trigger copies the name to the person's memberships.
 */
export async function forgetMaker(uow: UnitOfWork, userId: string): Promise<void> {
  await uow.db.deleteFrom('password_credentials').where('user_id', '=', userId).execute();
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

/** Writes the fields. A trigger copies the name to the person's memberships. */
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
