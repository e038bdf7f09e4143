export const maxEmailsPerInvite = 500;
export const maxEmailsPerCheck = 50;
/** The longest time, in seconds, for which an e-mail may be delayed so that the inviter can undo. */
export const maxSendDelaySeconds = 10;
