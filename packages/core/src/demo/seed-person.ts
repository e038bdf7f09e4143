import { sql } from 'kysely';
import { z } from 'zod';
import { callFunction, newId, type UnitOfWork } from '../platform/index.ts';

const day = 86_400_000;

const browsers = [
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36',
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Safari/605.1.15',
  'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0',
  'Mozilla/5.0 (iPhone; CPU iPhone OS 26_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Mobile/15E148 Safari/604.1',
];

/** A session without a known secret: its id is not the hash of anything. */
export async function seedSession(
  uow: UnitOfWork,
  userId: string,
  membershipId: string,
  index: number,
  seen: Date,
  who: { id: string; name: string; email: string },
) {
  const handle = newId();
  await uow.db
    .insertInto('sessions')
    .values({
      id: `demo:${handle}`,
      handle,
      user_id: userId,
      membership_id: membershipId,
      created_at: new Date(seen.getTime() - 3 * day),
      last_seen_at: seen,
      expires_at: new Date(seen.getTime() + 7 * day),
      absolute_expires_at: new Date(seen.getTime() + 27 * day),
      ip: `198.51.100.${index + 10}`,
      user_agent: browsers[index % browsers.length] ?? null,
    })
    .execute();
  uow.audit({ action: 'session.signed_in', subject: { type: 'session', id: handle }, actor: who });
}

/** Continues the transaction as this person, so that row-level security lets it write the person's account. */
export async function actFor(uow: UnitOfWork, userId: string): Promise<void> {
  await sql`select set_config('gatehouse.user_id', ${userId}, true)`.execute(uow.db);
}

export async function userIdOf(uow: UnitOfWork, email: string): Promise<string | null> {
  return callFunction(uow.db, sql`gatehouse.sign_in_candidate(${email}) ->> 'userId'`, z.string().nullable());
}
