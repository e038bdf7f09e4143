import { sql } from 'kysely';
import type { UnitOfWork } from '../../../platform/index.ts';
import { deviceFamily, neighbourhood } from '../device-details.ts';
import { newDeviceJob } from '../jobs/new-device.job.ts';
import { forgetOldestDevices } from './drop-oldest.ts';

interface Seen {
  /** As it is stored: made under an older secret, perhaps. Null for what is unknown. */
  readonly hash: string | null;
  readonly recent: boolean;
  readonly others: boolean;
  readonly justSeen: number;
}

/** Whoever is told of so many devices in an hour has been told; a sixth mail would only bury the first. */
const mostAnHour = 5;

/**
 * Remembers with what a person signs in, in their own scope, and has them told when it is new. Not told: the first sign-in there ever was,
 * since whoever opened the account just now is the one who would be warned. However many rows there are, a handful is read.
 */
export async function noteDevice(uow: UnitOfWork, userId: string, sessionId: string): Promise<void> {
  // Under every secret: after a rotation each device would be new otherwise.
  const hashes = uow.keyring.signEach('known-device', detailsOf(uow, userId));
  const before = await read(uow, userId, hashes);
  const hash = before?.hash ?? hashes[0];
  const { rows } = await sql<{ added: boolean }>`
    insert into known_devices (user_id, hash, last_seen_at) values (${userId}, ${hash}, clock_timestamp())
    on conflict (user_id, hash) do update set last_seen_at = excluded.last_seen_at
    returning (xmax = 0) as added`.execute(uow.db);
  await forgetOldestDevices(uow, userId);
  // Two sign-ins at once both saw it unknown; the one whose row it is tells.
  const isNew = before?.hash ? !before.recent : rows[0]?.added === true;
  if (isNew && before?.others === true && before.justSeen < mostAnHour)
    uow.enqueue(newDeviceJob, { userId, sessionId, at: uow.clock.now().getTime() });
}

async function read(uow: UnitOfWork, userId: string, hashes: readonly string[]): Promise<Seen | undefined> {
  const { rows } = await sql<Seen>`
    select d.hash, coalesce(d.last_seen_at > clock_timestamp() - interval '90 days', false) as recent,
      newest.n > 0 as others, newest.just as "justSeen"
      from (
        select count(*) as n, (count(*) filter (where last_seen_at > clock_timestamp() - interval '1 hour'))::integer as just from (
          select last_seen_at from known_devices where user_id = ${userId} order by last_seen_at desc limit ${mostAnHour}) five) newest
      left join lateral (
        select hash, last_seen_at from known_devices
         where user_id = ${userId} and hash = any (${[...hashes]}) order by last_seen_at desc limit 1) d on true`.execute(
    uow.db,
  );
  return rows[0];
}

function detailsOf({ origin }: UnitOfWork, userId: string): string {
  const { browser, os } = deviceFamily(origin.userAgent ?? '');
  return JSON.stringify([userId, browser, os, origin.ip === null ? null : neighbourhood(origin.ip)]);
}
