import type { DeliveryStatus } from '@gatehouse/policy';

const lookAgain = 4_000;

/** Milliseconds between reloads of the list while a mail is being sent, so that “queued” does not stay forever; false otherwise. */
export function whileQueued(
  rows: readonly { readonly status: string; readonly deliveryStatus: DeliveryStatus | undefined }[],
): number | false {
  const queued = rows.some(
    ({ status, deliveryStatus }) => status === 'pending' && deliveryStatus === 'queued',
  );
  return queued ? lookAgain : false;
}
