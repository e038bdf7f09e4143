export const maxEmailsPerInvite = 500;
export const maxEmailsPerCheck = 50;
/** Longest time an e-mail may be held back so that the inviter can still undo (seconds). */
export const maxSendDelaySeconds = 10;
