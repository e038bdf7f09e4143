import { AppError } from '../../platform/index.ts';

/** The person has no factor, or this is the last one where one is demanded. */
export const factorRequired = () => new AppError('mfa_enrolment_required');
/** Used, superseded or forged: one answer, so that it does not tell which. */
export const linkInvalid = () => new AppError('link_invalid');
/** Only for a genuine and newest link. */
export const linkExpired = () => new AppError('link_expired');
/** Wrong, used, superseded or expired: one answer. */
export const invalidCode = () => new AppError('invalid_code');
