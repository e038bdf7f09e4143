import type { ProfileOutput, UpdateProfileInput } from '@gatehouse/core/accounts/contract';

/** The fields of the form. A missing value is an empty text. */
export const profileFields = [
  'displayName',
  'phone',
  'timezone',
] as const satisfies readonly (keyof ProfileOutput)[];
export type ProfileField = (typeof profileFields)[number];
export type ProfileValues = Record<ProfileField, string>;

export function valuesOf({ displayName, phone, timezone }: ProfileOutput): ProfileValues {
  return { displayName, phone: phone ?? '', timezone: timezone ?? '' };
}

/** The changes to send, or null when nothing differs. Surrounding blanks do not count. */
export function changeOf(stored: ProfileValues, typed: ProfileValues): UpdateProfileInput | null {
  const [displayName, phone, timezone] = [typed.displayName.trim(), typed.phone.trim(), typed.timezone];
  const change: UpdateProfileInput = {
    ...(displayName !== stored.displayName && { displayName }),
    ...(phone !== stored.phone && { phone: phone === '' ? null : phone }),
    ...(timezone !== stored.timezone && { timezone: timezone === '' ? null : timezone }),
  };
  return Object.keys(change).length === 0 ? null : change;
}
