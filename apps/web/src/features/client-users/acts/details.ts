import type { ClientUserRow, UpdateClientUserInput } from '@gatehouse/core/client-users/contract';
import { isPhoneNumber } from '@gatehouse/core/platform/vocabulary';

export interface Details {
  readonly displayName: string;
  readonly phone: string;
}

export const detailsOf = ({ name, phone }: Pick<ClientUserRow, 'name' | 'phone'>): Details => ({
  displayName: name ?? '',
  phone: phone ?? '',
});

/** A phone number that the contract accepts, or an empty text. */
export const isPhone = (typed: string): boolean => typed.trim() === '' || isPhoneNumber(typed.trim());

/** Only changed fields. An emptied phone removes the number. */
export function changedDetails(from: Details, to: Details): Omit<UpdateClientUserInput, 'memberId'> {
  const name = to.displayName.trim();
  const phone = to.phone.trim();
  return {
    ...(name !== from.displayName && { displayName: name }),
    ...(phone !== from.phone && { phone: phone || null }),
  };
}
