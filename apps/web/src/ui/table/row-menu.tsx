import { ActionIcon, Menu } from '@mantine/core';
import { IconDotsVertical } from '@tabler/icons-react';
import { createContext, use, useId, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './row-menu.module.css';

interface OfMenu {
  /** A reason shown once for the whole menu. Entries blocked for the same reason do not repeat it. */
  readonly notice: string | null;
  readonly noticeId: string;
  /** Gives the focus back to the menu's button. */
  readonly leave: () => void;
}

const MenuContext = createContext<OfMenu>({ notice: null, noticeId: '', leave: () => undefined });

interface Props {
  /** The person or thing the row is about. */
  readonly name: string;
  /** `RowMenuItem`s, the dangerous ones last, after a `Menu.Divider`. */
  readonly children: ReactNode;
  /** Why several entries are unavailable now. */
  readonly notice?: string | null;
  readonly onNear?: () => void;
}

export function RowMenu({ name, children, notice = null, onNear }: Props) {
  const { t } = useTranslation('table');
  const noticeId = useId();
  const button = useRef<HTMLButtonElement>(null);
  return (
    <Menu position="bottom-end" width={240} withinPortal={false} withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <ActionIcon
          ref={button}
          variant="subtle"
          color="gray"
          size={32}
          className={classes.dots}
          aria-label={t('moreActions', { name })}
          {...(onNear && { onPointerEnter: onNear, onFocus: onNear })}
        >
          <IconDotsVertical size={18} stroke={1.75} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown className={classes.dropdown}>
        {notice !== null && (
          <Menu.Label id={noticeId} className={classes.notice}>
            {notice}
          </Menu.Label>
        )}
        <MenuContext value={{ notice, noticeId, leave: () => button.current?.focus() }}>
          {children}
        </MenuContext>
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
  const { notice, noticeId, leave } = use(MenuContext);
  if (blocked !== null) {
    const said = blocked === notice;
    return (
      <Menu.Item
        leftSection={icon}
        aria-disabled
        aria-describedby={said ? noticeId : undefined}
        closeMenuOnClick={false}
        className={classes.blocked}
      >
        {children}
        {!said && <span className={classes.reason}>{blocked}</span>}
      </Menu.Item>
    );
  }
  return (
    <Menu.Item
      leftSection={icon}
      onClick={() => {
        // Before the item is gone with its menu: a dialog that opens now returns the focus to where it finds it.
        leave();
        onClick();
      }}
      className={danger ? classes.danger : undefined}
    >
      {children}
    </Menu.Item>
  );
}
