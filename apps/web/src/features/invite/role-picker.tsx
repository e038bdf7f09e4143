import type { Role } from '@gatehouse/policy';
import { Radio, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { RoleName } from '../../ui/role-name.tsx';
import type { Inviting } from './invitation-calls.ts';
import classes from './invite-dialog.module.css';

interface Props<R extends Role> {
  readonly offer: Inviting<R>['offer'];
  readonly role: R | null;
  readonly onChange: (role: R) => void;
}

/** From the least to the most, each with what it may do. */
export function RolePicker<R extends Role>({ offer, role, onChange }: Props<R>) {
  const { t } = useTranslation('invite');
  return (
    <Radio.Group
      label={t('invite.role')}
      value={role}
      onChange={(value) => {
        const chosen = offer.find((one) => one.role === value);
        if (chosen) onChange(chosen.role);
      }}
    >
      <Stack gap={12} mt={8}>
        {offer.map(({ role: value, sentence }) => (
          <Radio
            key={value}
            value={value}
            classNames={{ radio: classes.radio ?? '' }}
            label={<RoleName role={value} />}
            description={sentence}
          />
        ))}
      </Stack>
    </Radio.Group>
  );
}
