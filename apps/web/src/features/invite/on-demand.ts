import { onDemand } from '../../errors/on-demand.ts';

/** The dialog and everything it needs to read, check and report addresses: a fifth of the roster's code. */
export const inviteDialog = onDemand(() => import('./invite-dialog.tsx'));
