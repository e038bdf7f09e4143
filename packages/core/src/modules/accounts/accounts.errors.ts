import { AppError } from '../../platform/index.ts';

/** Used, superseded, forged: one answer, so that nobody learns which. */
export const linkInvalid = () => new AppError('link_invalid');
/** Only for a genuine link, and the newest. */
export const linkExpired = () => new AppError('link_expired');
/** Wrong, used, superseded, too old: one answer. */
export const invalidCode = () => new AppError('invalid_code');
