import type { UnitOfWork } from '../../../platform/index.ts';
import { ownDetails, type PersonDetails } from '../../identity/index.ts';
import { locales, type ProfileOutput } from '../contract.ts';

/** What one has said about oneself. */
export async function getProfile(uow: UnitOfWork): Promise<ProfileOutput> {
  return profileOf(await ownDetails(uow));
}

export function profileOf(person: PersonDetails): ProfileOutput {
  const { id, email, emailProven, displayName, phone, timezone } = person;
  const locale = locales.find((known) => known === person.locale) ?? 'en';
  return { id, email, emailProven, displayName, phone, timezone, locale };
}
