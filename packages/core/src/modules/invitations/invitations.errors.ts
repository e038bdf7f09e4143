import { AppError, type NamedInvitation } from '../../platform/index.ts';

/** Used, revoked, superseded or forged: one answer, so that it does not tell which. */
export const linkInvalid = () => new AppError('link_invalid');
/** The same answer. The session of the person who accepted proves who asks, so the answer may name the invitation. */
export const linkUsedByYou = (invitation: NamedInvitation) => new AppError('link_invalid', { invitation });
/** Only for a genuine link of the newest generation, whose holder has been shown these names before. */
export const linkExpired = (invitation: NamedInvitation) => new AppError('link_expired', { invitation });
/** The client's partner has withdrawn the role. */
export const roleNotOnOffer = () => new AppError('role_not_on_offer');
export const wrongAccount = () => new AppError('wrong_account');
export const emailUnproven = () => new AppError('email_unproven');
export const organisationSuspended = () => new AppError('organisation_suspended');
export const organisationArchived = () => new AppError('organisation_archived');
