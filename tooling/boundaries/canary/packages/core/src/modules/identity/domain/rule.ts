export { createHash } from 'node:crypto';
export { roles } from '../../../../../policy/src/roles.ts';
export { AppError } from '../../../platform/errors.ts';
export const rule = true;
export type { clock } from '../../../platform/clock.ts';
