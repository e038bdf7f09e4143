import { AppError } from '../../platform/errors.ts';

export const clientPaused = () => new AppError('organisation_suspended');
export const clientArchived = () => new AppError('organisation_archived');
