import { AppError } from '../../platform/index.ts';

/** Other members' assignments are for administrators only. Refused before looking whether there is such a member. */
export const othersAssignments = () => new AppError('role_not_allowed');

/** Invitations and assignments may be queried by administrators only (PRODUCT §3.2). */
export const forAdministrators = () => new AppError('role_not_allowed');
