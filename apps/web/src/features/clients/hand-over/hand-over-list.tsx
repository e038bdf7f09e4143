import { Button } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './hand-over.module.css';
import { SuccessorField } from './successor-field.tsx';
import type { HandOver } from './use-hand-over.ts';

interface Props {
  readonly handOver: HandOver;
  /** The leaving member. */
  readonly memberId: string;
  readonly name: string;
}

/** The clients that would have no support contact, each with a field for the successor. */
export function HandOverList({ handOver, memberId, name }: Props) {
  const { t } = useTranslation('clients');
  const { clients, choices, done, refused, running } = handOver;
  const first = clients.map(({ id }) => choices[id]).find((choice) => choice !== undefined);
  const same = clients.every(({ id }) => choices[id]?.memberId === first?.memberId);
  return (
    <div className={classes.handOver}>
      <p className={classes.why}>{t('handOver.why', { count: clients.length, name })}</p>
      <ul className={classes.clients}>
        {clients.map((client, at) => (
          <li key={client.id}>
            {done.has(client.id) ? (
              <p className={classes.done}>
                <IconCircleCheck size={18} stroke={1.75} aria-hidden />
                <span>
                  <strong>{client.businessName}</strong>:{' '}
                  {t('handOver.done', { name: choices[client.id]?.name ?? '' })}
                </span>
              </p>
            ) : (
              <SuccessorField
                client={client}
                leaving={memberId}
                chosen={choices[client.id] ?? null}
                error={refused[client.id]}
                disabled={running}
                focused={at === 0}
                onChoose={(successor) => handOver.choose(client.id, successor)}
              />
            )}
          </li>
        ))}
      </ul>
      {clients.length > 1 && first && !same && (
        <Button
          variant="default"
          size="compact-sm"
          disabled={running}
          onClick={() => handOver.chooseForAll(first)}
        >
          {t('handOver.forAll', { name: first.name })}
        </Button>
      )}
    </div>
  );
}
