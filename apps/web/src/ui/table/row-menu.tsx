import { ActionIcon, Menu } from '@mantine/core';
import { IconDotsVertical } from '@tabler/icons-react';
import { createContext, use, useId, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './row-menu.module.css';

interface Notice {
  readonly text: string | null;
  readonly id: string;
}

/** A reason shown once for the whole menu. Entries blocked for the same reason do not repeat it. */
const MenuNotice = createContext<Notice>({ text: null, id: '' });

interface Props {
  /** The person or thing the row is about. */
  readonly name: string;
  /** `RowMenuItem`s, the dangerous ones last, after a `Menu.Divider`. */
  readonly children: ReactNode;
  /** Why several entries are unavailable now. */
  readonly notice?: string | null;
}

export function RowMenu({ name, children, notice = null }: Props) {
  const { t } = useTranslation('table');
  const id = useId();
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
      <Menu.Dropdown className={classes.dropdown}>
        {notice !== null && (
          <Menu.Label id={id} className={classes.notice}>
            {notice}
          </Menu.Label>
        )}
        <MenuNotice value={{ text: notice, id }}>{children}</MenuNotice>
      </Menu.Dropdown>
    </Menu>
  );
}

interface ItemProps {
  readonly icon: ReactNode;
  readonly onClick: () => void;
  readonly danger?: boolean;
  /** Why the item is unavailable now. It stays focusable, so that the reason can be read. */
  readonly blocked?: string | null;
  readonly children: ReactNode;
}

export function RowMenuItem({ icon, onClick, danger = false, blocked = null, children }: ItemProps) {
  const notice = use(MenuNotice);
  if (blocked !== null) {
    const said = blocked === notice.text;
    return (
      <Menu.Item
        leftSection={icon}
        aria-disabled
        aria-describedby={said ? notice.id : undefined}
        closeMenuOnClick={false}
        className={classes.blocked}
      >
        {children}
        {!said && <span className={classes.reason}>{blocked}</span>}
      </Menu.Item>
    );
  }
  return (
    <Menu.Item leftSection={icon} onClick={onClick} className={danger ? classes.danger : undefined}>
      {children}
    </Menu.Item>
  );
}
