import { notFound, type Reading } from '../../../platform/index.ts';

export interface PartnerSettings {
  readonly requiresMfa: boolean;
  readonly idleMinutes: number;
  readonly absoluteHours: number;
  readonly version: number;
}

export async function getSettings({ db }: Reading, partnerId: string): Promise<PartnerSettings> {
  const settings = await db
    .selectFrom('partners')
    .select([
      'requires_mfa as requiresMfa',
      'idle_minutes as idleMinutes',
      'absolute_hours as absoluteHours',
      'version',
    ])
    .where('id', '=', partnerId)
    .executeTakeFirst();
  if (!settings) throw notFound();
  return settings;
}
