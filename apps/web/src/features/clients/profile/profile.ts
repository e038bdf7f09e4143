import type { ClientRow, ProvisionInput } from '@gatehouse/core/clients/contract';

/** What is written about a client, in the order of the form. */
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

/** The fields in which two profiles differ; blanks around a value are nobody's intention. */
export function differingFields(one: Profile, other: Profile): ProfileField[] {
  return profileFields.filter((field) => one[field].trim() !== other[field].trim());
}

/**
 * What becomes of my input when somebody else saved meanwhile: what I touched stays mine, everything else is theirs now. `base` is what I
 * began with.
 */
export function mergeProfile(base: Profile, mine: Profile, theirs: Profile): Profile {
  const touched = differingFields(base, mine);
  return { ...theirs, ...Object.fromEntries(touched.map((field) => [field, mine[field]])) };
}

/** A pasted address of a page gives its domain; everything else stays as it was typed. */
export function tidyDomain(typed: string): string {
  const text = typed.trim();
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) return text;
  return new URL(text).hostname;
}
