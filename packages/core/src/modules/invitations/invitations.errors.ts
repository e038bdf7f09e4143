import { AppError, type NamedInvitation } from '../../platform/index.ts';

/** Used, revoked, superseded, forged: one answer, so that nobody learns which. */
export const linkInvalid = () => new AppError('link_invalid');
/** The same answer; the session of the very person who accepted proves who asks, so it may say that this is done. */
export const linkUsedByYou = (invitation: NamedInvitation) => new AppError('link_invalid', { invitation });
/** Only for a genuine link of the newest generation, so whoever holds it was told these names before. */
export const linkExpired = (invitation: NamedInvitation) => new AppError('link_expired', { invitation });
/** The client's partner has withdrawn the role since. */
export const roleNotOnOffer = () => new AppError('role_not_on_offer');
export const wrongAccount = () => new AppError('wrong_account');
export const emailUnproven = () => new AppError('email_unproven');
export const organisationSuspended = () => new AppError('organisation_suspended');
export const organisationArchived = () => new AppError('organisation_archived');
