import { AppError } from '../../platform/index.ts';

export const invalidCode = () => new AppError('invalid_code');
/** There is no factor, or it is the last one where one is demanded. */
export const factorRequired = () => new AppError('mfa_enrolment_required');
