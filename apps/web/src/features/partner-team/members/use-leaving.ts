import type { MemberRow } from '@gatehouse/core/partner-team/contract';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useEffectEvent } from 'react';
import { toProblem } from '../../../errors/problem.ts';
import { trpc } from '../../../trpc.ts';
import { useHandOver } from '../../clients/hand-over/use-hand-over.ts';
import { useSuccessorProposal } from '../../clients/hand-over/use-successor-proposal.ts';

interface Options {
  readonly opened: boolean;
  readonly member: MemberRow;
  /** The act that follows once the clients are handed over. */
  readonly act: () => Promise<unknown>;
  /** The member stays a member afterwards. */
  readonly stays: boolean;
  readonly onDone: () => void;
}

/** As many as are listed; beyond that, the answer’s total is shown. */
const named = 100;

/**
 * What a member's leaving means, known in advance: the clients that lose them, those that need another support contact first, and the
 * sessions that end.
 */
export function useLeaving({ opened, member, act, stays, onDone }: Options) {
  const utils = trpc.useUtils();
  const handOver = useHandOver();
  const memberId = member.id;
  const asked = trpc.partnerTeam.assignedClients.useQuery(
    { memberId, limit: named, count: 'exact' },
    { enabled: opened, staleTime: 0 },
  );
  const sessions = trpc.partnerTeam.memberSessions.useQuery({ memberId }, { enabled: opened, staleTime: 0 });
  const clients = asked.data?.items ?? [];
  const alone = clients.filter(({ lastSupportContact }) => lastSupportContact);

  // Nothing about a removed member is reloaded: it would not be found.
  const refreshed = async (gone = false) => {
    const { partnerTeam } = utils;
    await partnerTeam.invalidate(undefined, { refetchType: 'none' });
    await Promise.all([
      partnerTeam.members.invalidate(),
      utils.clients.invalidate(),
      ...(gone ? [] : [partnerTeam.member, partnerTeam.assignedClients, partnerTeam.memberSessions]).map(
        (query) => query.invalidate(),
      ),
    ]);
  };
  const leave = useMutation({
    mutationFn: act,
    onSuccess() {
      reset();
      onDone();
    },
    onError(error) {
      // Another administrator has changed a client's support contacts meanwhile.
      const problem = toProblem(error);
      if (problem.reason === 'last_support_contact' && problem.clients.length > 0)
        handOver.begin(problem.clients);
    },
    onSettled: (_answer, error) => refreshed(error ? toProblem(error).reason === 'not_found' : !stays),
  });
  const reset = () => {
    leave.reset();
    handOver.reset();
  };

  const key = alone.map(({ id }) => id).join(' ');
  const propose = useSuccessorProposal(memberId);
  const begin = useEffectEvent(async () => {
    if (handOver.running || leave.isPending) return;
    handOver.begin(alone.map(({ id, code, businessName }) => ({ id, code, businessName })));
    for (const { id } of alone) {
      const successor = await propose(id);
      if (successor) handOver.propose(id, successor);
    }
  });
  useEffect(() => {
    if (opened && key !== '') void begin();
  }, [opened, key]);

  const handing = handOver.clients.length > 0;
  const expected = toProblem(leave.error).reason === 'last_support_contact' && handing;
  return {
    handOver,
    clients,
    /** How many clients lose the member, including those not listed. */
    clientCount: asked.data?.total ?? clients.length,
    sessionCount: sessions.data?.length ?? null,
    /** The clients are loaded first: what has to be handed over is shown before the confirmation. */
    impossible: asked.isPending || handOver.open.length > 0,
    busy: leave.isPending || handOver.running,
    handOverFailed: Object.keys(handOver.refused).length > 0,
    error: expected ? null : leave.error,
    reset,
    async run(): Promise<void> {
      if (!handing || (await handOver.run())) leave.mutate();
      else await refreshed();
    },
  };
}

export type Leaving = ReturnType<typeof useLeaving>;
