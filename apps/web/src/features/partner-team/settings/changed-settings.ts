import type { OwnSettingsOutput } from '@gatehouse/core/partner-team/contract';

type Settings = Pick<OwnSettingsOutput, 'requiresMfa' | 'idleMinutes' | 'absoluteHours'>;

/** The part of a draft that differs from the stored settings: only that is sent. */
export function changedSettings(stored: Settings, draft: Partial<Settings>): Partial<Settings> {
  const { requiresMfa, idleMinutes, absoluteHours } = draft;
  return {
    ...(requiresMfa !== undefined && requiresMfa !== stored.requiresMfa && { requiresMfa }),
    ...(idleMinutes !== undefined && idleMinutes !== stored.idleMinutes && { idleMinutes }),
    ...(absoluteHours !== undefined && absoluteHours !== stored.absoluteHours && { absoluteHours }),
  };
}
