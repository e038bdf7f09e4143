import { AppError } from '../../platform/index.ts';

/** What other members look after is for administrators; told before it is looked whether there is such a member. */
export const othersAssignments = () => new AppError('role_not_allowed');

/** Who is invited, and who supports a client, are questions of administrators (PRODUCT §3.2). */
export const forAdministrators = () => new AppError('role_not_allowed');
