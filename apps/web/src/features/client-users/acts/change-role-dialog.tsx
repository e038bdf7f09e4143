import { clientRoles, type ClientRole } from '@gatehouse/policy';
import { Radio, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../../trpc.ts';
import { ConfirmDialog } from '../../../ui/confirm/confirm-dialog.tsx';
import { roleSentence, rolesByReach } from '../role-sentence.ts';
import { useRolesToGive } from '../use-client-inviting.ts';
import { useUsers } from '../users-context.ts';
import { nameOf, useUserAct, type ActDialogProps } from './act-dialog.ts';
import classes from './acts.module.css';

/** The offered roles, each with what it may do here. The person's present role is always shown, offered or not. */
export function ChangeRoleDialog(props: ActDialogProps) {
  const { t, i18n } = useTranslation(['client-users', 'common']);
  const { offering } = useUsers();
  const { clientUsers } = trpc.useUtils().client;
  const { opened, user } = props;
  const name = nameOf(user);
  const [chosen, setChosen] = useState<ClientRole | null>(null);
  const role = chosen ?? user.role;
  const given = useRolesToGive(offering).map((one) => one.role);
  const nameOfRole = (one: ClientRole) => t(`common:role.${one}`);

  const { act, close, busy, refusal } = useUserAct(
    { ...props, onClose: () => (setChosen(null), props.onClose()) },
    (to: ClientRole) => clientUsers.changeRole.mutate({ memberId: user.id, role: to }),
    (to) => t('changeRole.done', { name, role: nameOfRole(to) }),
  );

  return (
    <ConfirmDialog
      opened={opened && offering.known}
      title={t('changeRole.title', { name })}
      keep={t('changeRole.keep')}
      act={role === user.role ? t('changeRole.actNone') : t('changeRole.act', { role: nameOfRole(role) })}
      impossible={role === user.role}
      busy={busy}
      refusal={refusal}
      onKeep={close}
      onAct={() => act(role)}
    >
      <Radio.Group
        aria-label={t('field.role')}
        value={role}
        onChange={(value) => setChosen(clientRoles.find((known) => known === value) ?? null)}
      >
        <Stack gap={12} mt={4}>
          {rolesByReach
            .filter((one) => given.includes(one) || one === user.role)
            .map((one) => (
              <Radio
                key={one}
                value={one}
                data-autofocus={one === user.role || undefined}
                classNames={{ radio: classes.radio ?? '' }}
                label={
                  <>
                    {nameOfRole(one)} {one === user.role && <Mark offered={given.includes(one)} />}
                  </>
                }
                description={roleSentence(one, offering.permissions, t, i18n.language)}
              />
            ))}
        </Stack>
      </Radio.Group>
      <p className={classes.note}>{t('changeRole.when')}</p>
    </ConfirmDialog>
  );
}

function Mark({ offered }: { offered: boolean }) {
  const { t } = useTranslation('client-users');
  return (
    <span className={classes.now}>
      ({t('changeRole.now')}
      {!offered && `, ${t('changeRole.notOffered')}`})
    </span>
  );
}
