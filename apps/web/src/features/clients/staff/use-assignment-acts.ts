import type { ClientRow } from '@gatehouse/core/clients/contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../../trpc.ts';
import { useToast } from '../../../ui/use-toast.tsx';
import { useRefreshed } from '../use-refreshed.ts';
import { useRefusal } from '../use-refusal.ts';

export interface Member {
  readonly memberId: string;
  readonly name: string;
}

type Done = 'assigned' | 'assignedContact' | 'marked' | 'unmarked' | 'unassigned';

/** The acts on a client's people, one at a time, and why the last one was refused. */
export function useAssignmentActs(client: ClientRow) {
  const { t } = useTranslation('clients');
  const toast = useToast();
  const refusal = useRefusal();
  const refreshed = useRefreshed();
  const { client: api } = trpc.useUtils();
  const [busy, setBusy] = useState<string | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const { id: clientId, businessName } = client;

  /** Resolves when the lists are reloaded, with true for success. Undo is offered if `undo` is given. */
  const run = async (
    member: Member,
    done: Done,
    act: () => Promise<unknown>,
    undo?: () => Promise<boolean>,
  ) => {
    setBusy(member.memberId);
    setRefused(null);
    try {
      await act();
      const words = t(`staff.done.${done}`, { name: member.name, client: businessName });
      toast.done(words, undo && { label: t('staff.undo'), run: () => void undo() });
      return true;
    } catch (error) {
      setRefused(refusal(error, { client: businessName, member: member.name }));
      return false;
    } finally {
      await refreshed();
      setBusy(null);
    }
  };

  const unassign = (member: Member, undo?: () => Promise<boolean>) =>
    run(
      member,
      'unassigned',
      () => api.clients.unassign.mutate({ clientId, memberId: member.memberId }),
      undo,
    );
  const assign = (member: Member, supportContact: boolean) =>
    run(
      member,
      supportContact ? 'assignedContact' : 'assigned',
      () => api.clients.assign.mutate({ clientId, memberId: member.memberId, supportContact }),
      () => unassign(member),
    );
  const setContact = (member: Member, supportContact: boolean) =>
    run(member, supportContact ? 'marked' : 'unmarked', () =>
      api.clients.setSupportContact.mutate({ clientId, memberId: member.memberId, supportContact }),
    );

  return {
    /** The row whose act is running. */
    busy,
    refused,
    forget: () => setRefused(null),
    assign,
    setContact,
    unassign: (member: Member, wasContact: boolean) => unassign(member, () => assign(member, wasContact)),
  };
}

export type AssignmentActs = ReturnType<typeof useAssignmentActs>;
