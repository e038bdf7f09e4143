import { ActionIcon, Text } from '@mantine/core';
import { IconMenu2 } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { BrandMark } from '../ui/brand-mark.tsx';
import { pageActionSlot } from './page-action.tsx';
import classes from './shell.module.css';

interface Props {
  readonly opened: boolean;
  readonly onOpen: () => void;
}

export function TopBar({ opened, onOpen }: Props) {
  const { t } = useTranslation(['shell', 'common']);
  return (
    <header className={classes.topBar}>
      <ActionIcon
        variant="subtle"
        color="gray"
        size={40}
        aria-label={t('openMenu')}
        aria-expanded={opened}
        onClick={onOpen}
      >
        <IconMenu2 size={22} aria-hidden />
      </ActionIcon>
      <BrandMark size={22} />
      <Text span fw={600} className={classes.product ?? ''}>
        {t('common:productName')}
      </Text>
      <div id={pageActionSlot} className={classes.pageAction} />
    </header>
  );
}
