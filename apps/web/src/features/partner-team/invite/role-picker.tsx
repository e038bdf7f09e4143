import { partnerRoles, type PartnerRole } from '@gatehouse/policy';
import { Radio, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './invite-dialog.module.css';

interface Props {
  readonly role: PartnerRole;
  readonly onChange: (role: PartnerRole) => void;
}

/** From the least to the most. */
const offered = partnerRoles.toReversed();

export function RolePicker({ role, onChange }: Props) {
  const { t } = useTranslation(['partner-team', 'common']);
  return (
    <Radio.Group
      label={t('invite.role')}
      value={role}
      onChange={(value) => {
        const chosen = offered.find((known) => known === value);
        if (chosen) onChange(chosen);
      }}
    >
      <Stack gap={12} mt={8}>
        {offered.map((value) => (
          <Radio
            key={value}
            value={value}
            classNames={{ radio: classes.radio ?? '' }}
            label={t(`common:role.${value}`)}
            description={t(`roleSentence.${value}`)}
          />
        ))}
      </Stack>
    </Radio.Group>
  );
}
