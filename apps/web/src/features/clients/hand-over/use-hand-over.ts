import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toProblem } from '../../../errors/problem.ts';
import { useErrorMessage } from '../../../errors/use-error-message.ts';
import { trpc } from '../../../trpc.ts';
import { forAll, openClients, type Choices, type LeftClient, type Successor } from './successor.ts';

/** The clients that a leaving member leaves without a support contact, the successor of each, and the result. */
export function useHandOver(initial: readonly LeftClient[] = []) {
  const { t } = useTranslation('clients');
  const message = useErrorMessage();
  const { client: api } = trpc.useUtils();
  const [clients, setClients] = useState(initial);
  const [choices, setChoices] = useState<Choices>({});
  const [done, setDone] = useState<ReadonlySet<string>>(new Set());
  const [refused, setRefused] = useState<Readonly<Record<string, string>>>({});
  const [running, setRunning] = useState(false);

  const explain = (error: unknown) =>
    toProblem(error).reason === 'not_found' ? t('handOver.gone') : message(error);

  /** A member assigned already becomes support contact, any other is assigned. Which of the two applies may have changed meanwhile. */
  const give = async (clientId: string, { memberId, assigned = false }: Successor) => {
    const contact = { clientId, memberId, supportContact: true };
    const mark = () => api.clients.setSupportContact.mutate(contact);
    const assign = () => api.clients.assign.mutate(contact);
    try {
      await (assigned ? mark() : assign());
    } catch (error) {
      if (toProblem(error).reason !== (assigned ? 'not_found' : 'already_exists')) throw error;
      await (assigned ? assign() : mark());
    }
  };

  return {
    clients,
    choices,
    done,
    refused,
    running,
    open: openClients(clients, choices),
    /** The server has refused: these are to be handed over first. Earlier choices stay. */
    begin: (left: readonly LeftClient[]) => {
      setClients(left);
      setDone(new Set());
      setRefused({});
    },
    /** A first choice, where none was made. */
    propose: (clientId: string, successor: Successor) =>
      setChoices((now) => (now[clientId] ? now : { ...now, [clientId]: successor })),
    choose: (clientId: string, successor: Successor) => {
      setChoices((now) => ({ ...now, [clientId]: successor }));
      setRefused(({ [clientId]: _, ...others }) => others);
    },
    chooseForAll: (successor: Successor) => {
      setChoices((now) => forAll(clients, now, successor, done));
      setRefused({});
    },
    /** One client after the other; true when all have a successor. Completed ones stay, the others show why they failed. */
    async run(): Promise<boolean> {
      setRunning(true);
      const failures: Record<string, string> = {};
      const finished = new Set(done);
      for (const { id } of clients) {
        const successor = choices[id];
        if (!successor || finished.has(id)) continue;
        try {
          await give(id, successor);
          finished.add(id);
        } catch (error) {
          failures[id] = explain(error);
        }
      }
      setDone(finished);
      setRefused(failures);
      setRunning(false);
      return Object.keys(failures).length === 0;
    },
    reset: () => {
      setClients(initial);
      setChoices({});
      setDone(new Set());
      setRefused({});
    },
  };
}

export type HandOver = ReturnType<typeof useHandOver>;
