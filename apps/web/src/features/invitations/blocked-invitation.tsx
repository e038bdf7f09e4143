import type { PreviewOutput } from '@gatehouse/core/invitations/contract';
import { Stack } from '@mantine/core';
import { ClosedNotice } from './closed-notice.tsx';
import { Elsewhere } from './expired-link.tsx';
import { Offer } from './offer.tsx';

interface Props {
  readonly preview: PreviewOutput;
  readonly forGood: boolean;
}

/** The invitation is genuine, but its organisation accepts nobody now. */
export function BlockedInvitation({ preview, forGood }: Props) {
  return (
    <>
      <Offer preview={preview} />
      <Stack>
        <ClosedNotice preview={preview} forGood={forGood} />
        <Elsewhere />
      </Stack>
    </>
  );
}
