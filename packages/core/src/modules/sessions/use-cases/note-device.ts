import { sql } from 'kysely';
import type { UnitOfWork } from '../../../platform/index.ts';
import { deviceFamily, neighbourhood } from '../device-facts.ts';
import { newDeviceJob } from '../jobs/new-device.job.ts';

interface KnownDevice {
  readonly mark: string;
  readonly recent: boolean;
  readonly justSeen: boolean;
}

/** Whoever is told of so many devices in an hour has been told; a sixth mail would only bury the first. */
const mostAnHour = 5;

/**
 * Remembers with what a person signs in, in their own scope, and has them told when it is new. Not told: the first sign-in there ever was,
 * since whoever opened the account just now is the one who would be warned.
 */
export async function noteDevice(uow: UnitOfWork, userId: string, sessionId: string): Promise<void> {
  const facts = factsOf(uow, userId);
  const { rows: devices } = await sql<KnownDevice>`
    select mark, last_seen_at > clock_timestamp() - interval '90 days' as recent,
      last_seen_at > clock_timestamp() - interval '1 hour' as "justSeen"
      from known_devices where user_id = ${userId}`.execute(uow.db);
  // Verified, not compared: after a rotation of secrets every device would be new.
  const known = devices.find(({ mark }) => uow.keyring.verify('known-device', facts, mark));
  const mark = known?.mark ?? uow.keyring.sign('known-device', facts);
  const { rows } = await sql<{ added: boolean }>`
    insert into known_devices (user_id, mark, last_seen_at) values (${userId}, ${mark}, clock_timestamp())
    on conflict (user_id, mark) do update set last_seen_at = excluded.last_seen_at
    returning (xmax = 0) as added`.execute(uow.db);
  // Two sign-ins at once both saw it unknown; the one whose row it is tells.
  const isNew = known ? !known.recent : rows[0]?.added === true;
  const justSeen = devices.filter((device) => device.justSeen).length;
  if (isNew && devices.length > 0 && justSeen < mostAnHour)
    uow.enqueue(newDeviceJob, { userId, sessionId, at: uow.clock.now().getTime() });
}

function factsOf({ origin }: UnitOfWork, userId: string): string {
  const { browser, os } = deviceFamily(origin.userAgent ?? '');
  return JSON.stringify([userId, browser, os, origin.ip === null ? null : neighbourhood(origin.ip)]);
}
