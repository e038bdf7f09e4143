const hour = 60;
const day = 24 * hour;

const among = (usual: readonly number[], stored: number) =>
  [...new Set([...usual, stored])].toSorted((one, other) => one - other);

/** Idle times to choose from, in minutes, including the stored one, which may have been set elsewhere. */
export const minuteChoices = (stored: number): number[] =>
  among([15, 30, hour, 4 * hour, 8 * hour, day, 3 * day, 7 * day], stored);

/** Longest times to choose from, in hours. */
export const hourChoices = (stored: number): number[] =>
  among([8, 12, 24, 3 * 24, 7 * 24, 14 * 24, 30 * 24], stored);

/** A time in the largest unit that expresses it exactly. */
export function formatDuration(language: string, minutes: number): string {
  const [value, unit] =
    minutes % day === 0
      ? [minutes / day, 'day']
      : minutes % hour === 0
        ? [minutes / hour, 'hour']
        : [minutes, 'minute'];
  return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(value);
}
