import { AppError } from '../../platform/index.ts';

/** Used, revoked, superseded, forged: one answer, so that nobody learns which. */
export const linkInvalid = () => new AppError('link_invalid');
/** Only for a genuine link of the newest generation. */
export const linkExpired = () => new AppError('link_expired');
/** The client's partner has withdrawn the role since. */
export const roleNotOnOffer = () => new AppError('role_not_on_offer');
export const wrongAccount = () => new AppError('wrong_account');
export const emailUnproven = () => new AppError('email_unproven');
export const organisationSuspended = () => new AppError('organisation_suspended');
export const organisationArchived = () => new AppError('organisation_archived');
