import type { AssignmentRow, ClientRow } from '@gatehouse/core/clients/contract';

/** True when a client certainly lacks the support contact it requires: all of its people are known, and none is one. */
export function needsContact(
  { requiresSupportContact }: Pick<ClientRow, 'requiresSupportContact'>,
  all: {
    readonly items: readonly Pick<AssignmentRow, 'supportContact' | 'status'>[];
    readonly nextCursor: string | null;
  },
): boolean {
  const has = all.items.some(({ supportContact, status }) => supportContact && status === 'active');
  return requiresSupportContact && !has && all.nextCursor === null;
}
