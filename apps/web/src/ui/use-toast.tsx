import { Button, Group } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconCheck, IconInfoCircle } from '@tabler/icons-react';
import { useMemo } from 'react';

interface Offer {
  readonly label: string;
  readonly run: () => void;
}

/** Milliseconds; longer while there is something to undo. */
const shown = { plain: 5_000, withOffer: 10_000 };

/** Says what happened; a failure never stands in a toast alone (it belongs beside the field or in the dialog). */
export function useToast() {
  return useMemo(
    () => ({
      /** Something happened that the reader did not do. */
      note(message: string): void {
        notifications.show({
          role: 'status',
          color: 'accent',
          icon: <IconInfoCircle size={18} aria-hidden />,
          autoClose: shown.withOffer,
          message,
        });
      },
      done(message: string, offer?: Offer): void {
        const id = notifications.show({
          role: 'status',
          color: 'success',
          icon: <IconCheck size={18} aria-hidden />,
          autoClose: offer ? shown.withOffer : shown.plain,
          message: offer ? (
            <Group justify="space-between" wrap="nowrap">
              {message}
              <Button
                variant="subtle"
                size="compact-sm"
                flex="none"
                onClick={() => {
                  notifications.hide(id);
                  offer.run();
                }}
              >
                {offer.label}
              </Button>
            </Group>
          ) : (
            message
          ),
        });
      },
    }),
    [],
  );
}
