import type { TFunction } from 'i18next';
import { differingFields, type Profile } from './profile.ts';

/** What another administrator saved while I was typing, one sentence per field; where I typed something else there, it says so. */
export function profileDifferences(
  base: Profile,
  mine: Profile,
  theirs: Profile,
  t: TFunction<'clients'>,
): string[] {
  const touched = differingFields(base, mine);
  const clashing = differingFields(mine, theirs);
  return differingFields(base, theirs).map((field) =>
    t(touched.includes(field) && clashing.includes(field) ? 'edit.stale.clash' : 'edit.stale.theirs', {
      field: t(`field.${field}`),
      value: theirs[field],
    }),
  );
}
