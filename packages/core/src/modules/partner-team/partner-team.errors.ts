import { AppError } from '../../platform/index.ts';

/** What other members look after is for administrators; told before it is looked whether there is such a member. */
export const othersAssignments = () => new AppError('role_not_allowed');
