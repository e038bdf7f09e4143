import type { ClientUserRow, UpdateClientUserInput } from '@gatehouse/core/client-users/contract';

export interface Details {
  readonly displayName: string;
  readonly phone: string;
}

export const maxNameLength = 120;
export const maxPhoneLength = 50;

export const detailsOf = ({ name, phone }: Pick<ClientUserRow, 'name' | 'phone'>): Details => ({
  displayName: name ?? '',
  phone: phone ?? '',
});

/** Only what differs is sent; an emptied phone takes the number away. */
export function changedDetails(from: Details, to: Details): Omit<UpdateClientUserInput, 'memberId'> {
  const name = to.displayName.trim();
  const phone = to.phone.trim();
  return {
    ...(name !== from.displayName && { displayName: name }),
    ...(phone !== from.phone && { phone: phone || null }),
  };
}
