import { AppError, type UnitOfWork } from '../../../platform/index.ts';
import { hasSecondFactor, lockActingPartner } from '../../identity/index.ts';
import { updateSettings } from '../../partners/index.ts';
import type { SettingsOutput, UpdateSettingsInput } from '../contract.ts';

/**
 * Changes what the partner demands of its own people's sessions.
 * @throws mfa_enrolment_required when the actor has no second factor and would require them: they would lock themselves out
 */
export async function updateOwnSettings(
  transaction: UnitOfWork,
  input: UpdateSettingsInput,
): Promise<SettingsOutput> {
  const { uow, partner } = await lockActingPartner(transaction);
  const { grant } = uow.require('partnerTeam.updateSettings', { partnerId: partner.id });
  if (input.requiresMfa === true && !(await hasSecondFactor(uow)))
    throw new AppError('mfa_enrolment_required');
  return updateSettings(uow, grant, input);
}
