import { clientStatuses, type ClientStatus } from '@gatehouse/policy';
import { Radio, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './status-dialog.module.css';

interface Props {
  readonly now: ClientStatus;
  readonly chosen: ClientStatus;
  readonly onChoose: (status: ClientStatus) => void;
}

export function StatusChoice({ now, chosen, onChoose }: Props) {
  const { t } = useTranslation('clients');
  return (
    <Radio.Group
      aria-label={t('field.status')}
      value={chosen}
      onChange={(value) => {
        const status = clientStatuses.find((known) => known === value);
        if (status) onChoose(status);
      }}
    >
      <Stack gap={12} mt={4}>
        {clientStatuses.map((status) => (
          <Radio
            key={status}
            value={status}
            data-autofocus={status === now || undefined}
            classNames={{ radio: classes.radio ?? '' }}
            label={
              <>
                {t(`status.${status}`)}{' '}
                {status === now && <span className={classes.now}>({t('setStatus.now')})</span>}
              </>
            }
            description={t(`setStatus.means.${status}`)}
          />
        ))}
      </Stack>
    </Radio.Group>
  );
}
