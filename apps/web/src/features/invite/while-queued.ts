import type { DeliveryStatus } from '@gatehouse/policy';

const lookAgain = 4_000;

/** While a mail is on its way the list looks again by itself: “queued” must not stand there for ever. Milliseconds, or never. */
export function whileQueued(
  rows: readonly { readonly status: string; readonly deliveryStatus: DeliveryStatus | undefined }[],
): number | false {
  const queued = rows.some(
    ({ status, deliveryStatus }) => status === 'pending' && deliveryStatus === 'queued',
  );
  return queued ? lookAgain : false;
}
