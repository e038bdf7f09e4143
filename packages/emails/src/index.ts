// The mails of Gatehouse, as subject, HTML and text. Pure: no clock, no network, no environment. The sender knows the addresses.
export type { Branding, Frame, Locale, RenderedMail } from './email-content.ts';
export { renderAccountNotice, type AccountNoticeProps } from './templates/account-notice.ts';
export { renderInvitation, type InvitationProps } from './templates/invitation.ts';
export { renderInvitationReminder } from './templates/invitation-reminder.ts';
export { renderEmailProof } from './templates/email-proof.ts';
export { renderNewLinkRequested } from './templates/new-link-requested.ts';
export { renderPasswordReset } from './templates/password-reset.ts';
