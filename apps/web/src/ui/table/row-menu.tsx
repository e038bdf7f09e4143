import { ActionIcon, Menu } from '@mantine/core';
import { IconDotsVertical } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './row-menu.module.css';

interface Props {
  /** Whom or what the row is about. */
  readonly name: string;
  /** `RowMenuItem`s; the dangerous ones last, after a `Menu.Divider`. */
  readonly children: ReactNode;
}

export function RowMenu({ name, children }: Props) {
  const { t } = useTranslation('table');
  return (
    <Menu position="bottom-end" width={240} withinPortal={false} withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={32}
          className={classes.dots}
          aria-label={t('moreActions', { name })}
        >
          <IconDotsVertical size={18} stroke={1.75} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown className={classes.dropdown}>{children}</Menu.Dropdown>
    </Menu>
  );
}

interface ItemProps {
  readonly icon: ReactNode;
  readonly onClick: () => void;
  readonly danger?: boolean;
  /** Why it is impossible now; the item stays reachable, so that everybody can read it. */
  readonly blocked?: string | null;
  readonly children: ReactNode;
}

export function RowMenuItem({ icon, onClick, danger = false, blocked = null, children }: ItemProps) {
  if (blocked !== null) {
    return (
      <Menu.Item leftSection={icon} aria-disabled closeMenuOnClick={false} className={classes.blocked}>
        {children}
        <span className={classes.reason}>{blocked}</span>
      </Menu.Item>
    );
  }
  return (
    <Menu.Item leftSection={icon} onClick={onClick} className={danger ? classes.danger : undefined}>
      {children}
    </Menu.Item>
  );
}
