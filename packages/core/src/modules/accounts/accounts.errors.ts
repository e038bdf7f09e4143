import { AppError } from '../../platform/index.ts';

/** There is no factor, or it is the last one where one is demanded. */
export const factorRequired = () => new AppError('mfa_enrolment_required');
/** Used, superseded, forged: one answer, so that nobody learns which. */
export const linkInvalid = () => new AppError('link_invalid');
/** Only for a genuine link, and the newest. */
export const linkExpired = () => new AppError('link_expired');
/** Wrong, used, superseded, too old: one answer. */
export const invalidCode = () => new AppError('invalid_code');
