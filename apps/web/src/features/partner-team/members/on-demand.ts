import { onDemand } from '../../../errors/on-demand.ts';

export const memberDialogs = onDemand(() => import('./member-dialogs.tsx'));
