import type { MemberRow } from '@gatehouse/core/partner-team/contract';
import { trpc } from '../../../trpc.ts';
import { SignOutEverywhere } from '../../sessions/sign-out-everywhere.tsx';

interface Props {
  readonly opened: boolean;
  readonly member: MemberRow;
  readonly onClose: () => void;
}

/** The same question as in the panel, asked from the row. */
export function SignOutMember({ opened, member, onClose }: Props) {
  const utils = trpc.useUtils();
  const memberId = member.id;
  const { data } = trpc.partnerTeam.memberSessions.useQuery({ memberId }, { enabled: opened });
  return (
    <SignOutEverywhere
      opened={opened && data !== undefined}
      name={member.name || member.email}
      count={data?.length ?? 0}
      calls={{
        revokeAll: () => utils.client.partnerTeam.revokeMemberSessions.mutate({ memberId }),
        refreshed: () => utils.partnerTeam.memberSessions.invalidate({ memberId }),
      }}
      onClose={onClose}
    />
  );
}
