import { sql } from 'kysely';
import { ago, anyOf, databaseNow, neighbourhoodOf, truth, type UnitOfWork } from '../../../platform/index.ts';
import { newDeviceJob } from '../jobs/new-device.job.ts';
import { deviceFamily } from '../user-agent.ts';
import { forgetOldestDevices } from './drop-oldest.ts';

/** Whoever is told of so many devices in an hour has been told; a sixth mail would only bury the first. */
const mostAnHour = 5;

/**
 * Remembers with what a person signs in, in their own scope, and has them told when it is new. Not told: the first sign-in there ever was,
 * since whoever opened the account just now is the one who would be warned. However many rows there are, a handful is read.
 */
export async function noteDevice(uow: UnitOfWork, userId: string, sessionId: string): Promise<void> {
  // Under every secret: after a rotation each device would be new otherwise.
  const details = detailsOf(uow, userId);
  const before = await read(uow, userId, uow.keyring.signEach('known-device', details));
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
  await forgetOldestDevices(uow, userId);
  // Two sign-ins at once both saw it unknown; the one whose row it is tells.
  const isNew = before?.hash ? !before.recent : inserted?.added === true;
  if (isNew && before?.others === true && before.justSeen < mostAnHour)
    uow.enqueue(newDeviceJob, { userId, sessionId, at: uow.clock.now().getTime() });
}

/** The device as it is stored, made under an older secret perhaps, null for an unknown one; and what else the person has used. */
function read(uow: UnitOfWork, userId: string, hashes: readonly string[]) {
  const own = uow.db
    .selectFrom('known_devices')
    .where('user_id', '=', userId)
    .orderBy('last_seen_at', 'desc');
  const newest = uow.db
    .selectFrom(own.select('last_seen_at').limit(mostAnHour).as('five'))
    .select((eb) => [
      truth(eb(eb.fn.countAll(), '>', 0)).as('others'),
      sql<number>`(count(*) filter (where ${eb.ref('last_seen_at')} > ${ago('1 hour')}))::integer`.as(
        'justSeen',
      ),
    ]);
  const device = own.select(['hash', 'last_seen_at']).where('hash', '=', anyOf(hashes)).limit(1);
  return uow.db
    .selectFrom(newest.as('newest'))
    .leftJoinLateral(device.as('device'), (join) => join.onTrue())
    .select((eb) => [
      'device.hash',
      sql<boolean>`coalesce(${eb.ref('device.last_seen_at')} > ${ago('90 days')}, false)`.as('recent'),
      'newest.others',
      'newest.justSeen',
    ])
    .executeTakeFirst();
}

function detailsOf({ origin }: UnitOfWork, userId: string): string {
  const { browser, os } = deviceFamily(origin.userAgent);
  return JSON.stringify([userId, browser, os, origin.ip === null ? null : neighbourhoodOf(origin.ip)]);
}
