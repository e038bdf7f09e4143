import type { FeatureAccess } from '@gatehouse/policy';
import { AppError, type NamedClient } from '../../platform/index.ts';

export const codeTaken = (cause: unknown) =>
  new AppError('already_exists', {
    fields: { code: { code: 'taken' } },
    cause,
  });
export const alreadyAssigned = (cause: unknown) => new AppError('already_exists', { cause });
/** Names the clients that would be left without a support contact. */
export const lastSupportContact = (clients: readonly NamedClient[]) =>
  new AppError('last_support_contact', { clients });
export const featureRefused = (reason: NonNullable<FeatureAccess['reason']>) => new AppError(reason);
