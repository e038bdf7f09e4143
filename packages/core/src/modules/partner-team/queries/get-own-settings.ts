import { countWithoutSecondFactor, hasSecondFactor } from '../../identity/index.ts';
import { getSettings } from '../../partners/index.ts';
import { countEndingSessions } from '../../sessions/index.ts';
import type { Reading } from '../../../platform/index.ts';
import type { OwnSettingsOutput, SettingsInput } from '../contract.ts';
import { ownPartnerId } from './own-partner-lists.ts';

/** The partner's settings. With a proposal also what it would do now, counted and not estimated. Nothing is changed. */
export async function getOwnSettings(reading: Reading, input?: SettingsInput): Promise<OwnSettingsOutput> {
  const partnerId = ownPartnerId(reading);
  const stored = await getSettings(reading, partnerId);
  const settings = { ...stored, ownSecondFactor: await hasSecondFactor(reading) };
  const proposed = input?.proposed;
  if (!proposed) return settings;
  const { idleMinutes = stored.idleMinutes, absoluteHours = stored.absoluteHours } = proposed;
  const begins = proposed.requiresMfa === true && !stored.requiresMfa;
  const ending = await countEndingSessions(reading, partnerId, { idleMinutes, absoluteHours });
  return {
    ...settings,
    effects: {
      mustEnrol: begins ? await countWithoutSecondFactor(reading, { partnerId, clientId: null }) : 0,
      sessionsEnd: ending.sessions,
      ownSessionEnds: ending.own,
    },
  };
}
