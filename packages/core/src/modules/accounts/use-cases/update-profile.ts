import { changedParts, type UnitOfWork } from '../../../platform/index.ts';
import { lockOwnDetails, writeOwnDetails } from '../../identity/index.ts';
import type { ProfileOutput, UpdateProfileInput } from '../contract.ts';
import { getProfile, profileOf } from '../queries/get-profile.ts';

/** Changes the given fields of the own profile. Fields that are left out keep their value. Without a change there is no event. */
export async function updateProfile(uow: UnitOfWork, given: UpdateProfileInput): Promise<ProfileOutput> {
  const person = await lockOwnDetails(uow);
  const { displayName, phone, timezone, locale } = profileOf(person);
  const change = changedParts({ displayName, phone, timezone, locale }, given);
  if (!change) return profileOf(person);
  await writeOwnDetails(uow, { ...person, ...change.after });
  uow.audit({
    action: 'profile.updated',
    subject: { type: 'user', id: person.id, label: `${person.displayName} <${person.email}>` },
    details: change,
  });
  return getProfile(uow);
}
