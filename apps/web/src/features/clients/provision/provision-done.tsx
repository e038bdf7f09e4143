import type { ClientRow } from '@gatehouse/core/clients/contract';
import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { ButtonLink, TextLink } from '../../../ui/button-link.tsx';
import form from '../profile/profile-form.module.css';
import { NotDone } from './not-done.tsx';
import classes from './provision.module.css';

interface Props {
  readonly client: ClientRow;
  readonly onAnother: () => void;
  readonly onClose: () => void;
}

/** The client was added. The next step is one click away. */
export function ProvisionDone({ client, onAnother, onClose }: Props) {
  const { t } = useTranslation('clients');
  const next = useRef<HTMLAnchorElement>(null);
  useEffect(() => next.current?.focus(), []);
  return (
    <>
      <p className={classes.sentence} role="status">
        {t('provision.done', { status: t(`status.${client.status}`) })}
      </p>
      <p className={classes.next}>
        {t('provision.before')}{' '}
        <TextLink
          to="/clients/$clientId"
          params={{ clientId: client.id }}
          search={{ tab: 'permissions' }}
          inherit
        >
          {t('provision.permissions')}
        </TextLink>
      </p>
      <NotDone title={t('provision.still')} />
      <div className={form.buttons}>
        <Button variant="subtle" onClick={onAnother}>
          {t('provision.another')}
        </Button>
        <Button variant="default" onClick={onClose}>
          {t('provision.close')}
        </Button>
        <ButtonLink
          ref={next}
          to="/clients/$clientId"
          params={{ clientId: client.id }}
          search={{ tab: 'staff' }}
        >
          {t('provision.assign')}
        </ButtonLink>
      </div>
    </>
  );
}
