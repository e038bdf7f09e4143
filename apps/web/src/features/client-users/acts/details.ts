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

/** As the contract takes it: 5 to 20 digits and what people write between them, or nothing. */
export function isPhone(typed: string): boolean {
  const phone = typed.trim();
  if (phone === '') return true;
  const digits = phone.replace(/\D/g, '').length;
  return /^[0-9 +()./-]+$/.test(phone) && digits >= 5 && digits <= 20;
}

/** Only what differs is sent; an emptied phone takes the number away. */
export function changedDetails(from: Details, to: Details): Omit<UpdateClientUserInput, 'memberId'> {
  const name = to.displayName.trim();
  const phone = to.phone.trim();
  return {
    ...(name !== from.displayName && { displayName: name }),
    ...(phone !== from.phone && { phone: phone || null }),
  };
}
