import { hour, lifetimes } from '@gatehouse/policy';
import { sql } from 'kysely';
import {
  ago,
  anyOf,
  databaseNow,
  neighbourhoodOf,
  newId,
  truth,
  type UnitOfWork,
} from '../../../platform/index.ts';
import { mostDevices, mostSessions } from '../domain/caps.ts';
import { beyond } from './beyond.ts';
import { newDeviceJob } from '../jobs/new-device.job.ts';
import { createLucia, hashSessionToken, newSessionToken } from '../lucia-adapter.ts';
import { deviceFamily } from '../user-agent.ts';
import type { EndedSession } from './end-sessions.ts';

/** Each request checks a partner's shorter ends for its own people. */
const ends = {
  staff: { idleSeconds: lifetimes.staffSessionIdle, absoluteSeconds: lifetimes.staffSessionAbsolute },
  others: { idleSeconds: lifetimes.sessionIdle, absoluteSeconds: lifetimes.sessionAbsolute },
} as const;

export interface NewSession {
  readonly userId: string;
  /** Null while the person has still to choose one of several memberships. */
  readonly membershipId: string | null;
  readonly staff: boolean;
  /** The session it replaces. Its ends are kept: otherwise switching back and forth would extend them forever. */
  readonly insteadOf?: EndedSession;
}

export interface StartedSession {
  /** The secret for the cookie. Only its hash is stored. */
  readonly token: string;
  readonly handle: string;
  /** Handles of the sessions that ended because the cap was reached. */
  readonly ended: readonly string[];
}

/** Opens a session in its user's own scope. */
export async function startSession(uow: UnitOfWork, session: NewSession): Promise<StartedSession> {
  const token = newSessionToken();
  const handle = newId();
  const { idleSeconds, absoluteSeconds } = session.staff ? ends.staff : ends.others;
  await createLucia(uow.db, idleSeconds).createSession(
    session.userId,
    {
      handle,
      membershipId: session.membershipId,
      idleSeconds,
      absoluteSeconds,
      insteadOf: session.insteadOf ?? null,
      ip: uow.origin.ip,
      userAgent: uow.origin.userAgent,
    },
    { sessionId: hashSessionToken(token) },
  );
  // A replacement is not a new sign-in, and adds no session.
  if (session.insteadOf) return { token, handle, ended: [] };
  const ended = await endOldestSessions(uow, session.userId);
  await noteDevice(uow, session.userId, handle);
  return { token, handle, ended };
}

/**
 * Ends a person's sessions beyond the newest, in the person's own scope. Returns their handles. Concurrent sign-ins would not see each
 * other's sessions, so they pass here one after the other and nearly always end one row; a deadlock cannot occur. Ordered by the index
 * alone: a second column would sort all rows with the same time.
 */
async function endOldestSessions(uow: UnitOfWork, userId: string): Promise<string[]> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`sessions of ${userId}`}, 0))`.execute(uow.db);
  const rows = await uow.db
    .deleteFrom('sessions')
    .where((eb) => {
      const own = eb.selectFrom('sessions').select('id').where('user_id', '=', userId);
      return eb('id', '=', anyOf(beyond(own.orderBy('created_at', 'desc'), mostSessions)));
    })
    .returning('handle')
    .execute();
  return rows.map(({ handle }) => handle);
}

/** A person with this many notices in an hour has been warned. A sixth mail would only bury the first. */
const mostAnHour = 5;

/**
 * Stores the device of a sign-in, in the person's own scope, and notifies the person when it is new. The first sign-in ever sends no
 * notice: its reader has just opened the account. However many rows there are, a handful is read.
 */
async function noteDevice(uow: UnitOfWork, userId: string, sessionId: string): Promise<void> {
  // Under every secret: otherwise each device would be new after a rotation.
  const details = deviceOf(uow, userId);
  const before = await findDevice(uow, userId, uow.keyring.signEach('known-device', details));
  const hash = before?.hash ?? uow.keyring.sign('known-device', details);
  const inserted = await uow.db
    .insertInto('known_devices')
    .values({ user_id: userId, hash, last_seen_at: databaseNow })
    .onConflict((held) =>
      held
        .columns(['user_id', 'hash'])
        .doUpdateSet((eb) => ({ last_seen_at: eb.ref('excluded.last_seen_at') })),
    )
    .returning(sql<boolean>`(xmax = 0)`.as('added'))
    .executeTakeFirst();
  // A device that was known adds no row.
  if (inserted?.added === true) await forgetOldestDevices(uow, userId);
  // Two concurrent sign-ins both found it unknown. The one that inserted the row notifies.
  const isNew = before?.hash ? !before.recent : inserted?.added === true;
  if (isNew && before?.others === true && before.justSeen < mostAnHour)
    uow.enqueue(newDeviceJob, { userId, sessionId, at: uow.clock.now().getTime() });
}

/** The stored device, perhaps hashed with an older secret, null for an unknown one; and whether the person has used others. */
function findDevice(uow: UnitOfWork, userId: string, hashes: readonly string[]) {
  const own = uow.db
    .selectFrom('known_devices')
    .where('user_id', '=', userId)
    .orderBy('last_seen_at', 'desc');
  const newest = uow.db
    .selectFrom(own.select('last_seen_at').limit(mostAnHour).as('five'))
    .select((eb) => [
      truth(eb(eb.fn.countAll(), '>', 0)).as('others'),
      sql<number>`(count(*) filter (where ${eb.ref('last_seen_at')} > ${ago(hour)}))::integer`.as('justSeen'),
    ]);
  const device = own.select(['hash', 'last_seen_at']).where('hash', '=', anyOf(hashes)).limit(1);
  return uow.db
    .selectFrom(newest.as('newest'))
    .leftJoinLateral(device.as('device'), (join) => join.onTrue())
    .select((eb) => [
      'device.hash',
      sql<boolean>`coalesce(${eb.ref('device.last_seen_at')} > ${ago(lifetimes.knownDevice)}, false)`.as(
        'recent',
      ),
      'newest.others',
      'newest.justSeen',
    ])
    .executeTakeFirst();
}

function deviceOf({ origin }: UnitOfWork, userId: string): string {
  const { browser, os } = deviceFamily(origin.userAgent);
  return JSON.stringify([userId, browser, os, origin.ip === null ? null : neighbourhoodOf(origin.ip)]);
}

/** Skips rows that the pruning of old devices has locked, since the pruning waits for this sign-in's row. */
async function forgetOldestDevices(uow: UnitOfWork, userId: string): Promise<void> {
  await uow.db
    .with(
      (cte) => cte('oldest').materialized(),
      (db) => {
        const own = db.selectFrom('known_devices').select('hash').where('user_id', '=', userId);
        return own
          .where('hash', '=', anyOf(beyond(own.orderBy('last_seen_at', 'desc'), mostDevices)))
          .forUpdate()
          .skipLocked();
      },
    )
    .deleteFrom('known_devices')
    .where('user_id', '=', userId)
    .where((eb) => eb('hash', '=', anyOf(eb.selectFrom('oldest').select('hash'))))
    .execute();
}
