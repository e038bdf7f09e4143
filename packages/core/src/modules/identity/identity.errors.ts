import { AppError } from '../../platform/index.ts';

export const invalidCredentials = () => new AppError('invalid_credentials');
export const lastAdmin = () => new AppError('last_admin');
export const reauthenticationRequired = () => new AppError('reauthentication_required');
