import type { Reading } from '../../../platform/index.ts';
import { ownDetails, type PersonDetails } from '../../identity/index.ts';
import type { ProfileOutput } from '../contract.ts';
import { localeOf } from '../../../platform/locales/vocabulary.ts';

/** The person's own profile. */
export async function getProfile(reading: Reading): Promise<ProfileOutput> {
  return profileOf(await ownDetails(reading));
}

export function profileOf(person: PersonDetails): ProfileOutput {
  const { id, email, emailProven, displayName, phone, timezone } = person;
  return { id, email, emailProven, displayName, phone, timezone, locale: localeOf(person.locale) };
}
