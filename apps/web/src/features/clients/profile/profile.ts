import type { ClientRow, ProvisionInput } from '@gatehouse/core/clients/contract';

/** The fields of a client, in the order of the form. */
export const profileFields = [
  'businessName',
  'code',
  'domain',
  'contactName',
  'businessEmail',
  'timezone',
] as const satisfies readonly (keyof ProvisionInput)[];

export type ProfileField = (typeof profileFields)[number];
export type Profile = Record<ProfileField, string>;

export function profileOf(client: ClientRow): Profile {
  const { businessName, code, domain, timezone, contactName = '', businessEmail = '' } = client;
  return { businessName, code, domain, contactName, businessEmail, timezone };
}

/** The fields in which two profiles differ. Surrounding blanks do not count. */
export function differingFields(one: Profile, other: Profile): ProfileField[] {
  return profileFields.filter((field) => one[field].trim() !== other[field].trim());
}

/**
 * Merges my input with what another administrator saved meanwhile: fields I changed stay mine, all others become theirs. `base` is what I
 * started from.
 */
export function mergeProfile(base: Profile, mine: Profile, theirs: Profile): Profile {
  const touched = differingFields(base, mine);
  return { ...theirs, ...Object.fromEntries(touched.map((field) => [field, mine[field]])) };
}

/** A pasted web address becomes its domain. Any other text stays as typed. */
export function tidyDomain(typed: string): string {
  const text = typed.trim();
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) return text;
  return new URL(text).hostname;
}
