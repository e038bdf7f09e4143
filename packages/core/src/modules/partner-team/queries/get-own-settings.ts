import { countWithoutSecondFactor, hasSecondFactor } from '../../identity/index.ts';
import { getSettings } from '../../partners/index.ts';
import { countEndingSessions } from '../../sessions/index.ts';
import type { UnitOfWork } from '../../../platform/index.ts';
import type { OwnSettingsOutput, SettingsInput } from '../contract.ts';
import { ownPartnerId } from './own-partner-lists.ts';

/** The partner's settings. With a proposal also what it would do now, counted and not estimated. Nothing is changed. */
export async function getOwnSettings(uow: UnitOfWork, input?: SettingsInput): Promise<OwnSettingsOutput> {
  const partnerId = ownPartnerId(uow);
  const stored = await getSettings(uow, partnerId);
  const settings = { ...stored, ownSecondFactor: await hasSecondFactor(uow) };
  const proposed = input?.proposed;
  if (!proposed) return settings;
  const { idleMinutes = stored.idleMinutes, absoluteHours = stored.absoluteHours } = proposed;
  const begins = proposed.requiresMfa === true && !stored.requiresMfa;
  const ending = await countEndingSessions(uow, partnerId, { idleMinutes, absoluteHours });
  return {
    ...settings,
    effects: {
      mustEnrol: begins ? await countWithoutSecondFactor(uow, { partnerId, clientId: null }) : 0,
      sessionsEnd: ending.sessions,
      ownSessionEnds: ending.own,
    },
  };
}
