import { CloseButton, Drawer } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import type { ReactNode } from 'react';
import type { SignedIn } from '../features/auth/use-session.ts';
import classes from './shell.module.css';
import { Sidebar } from './sidebar.tsx';
import { SkipLink } from './skip-link.tsx';
import { TopBar } from './top-bar.tsx';

interface Props {
  readonly session: SignedIn;
  readonly children: ReactNode;
}

/** Sidebar and content. On phones a top bar, and a drawer with the same sidebar. */
export function ShellFrame({ session, children }: Props) {
  const { t } = useTranslation(['shell', 'common']);
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <div className={classes.shell}>
      <SkipLink />
      <TopBar onOpen={open} opened={opened} />
      <header className={classes.sidebar}>
        <Sidebar session={session} />
      </header>
      <Drawer.Root opened={opened} onClose={close} size={280}>
        <Drawer.Overlay />
        <Drawer.Content aria-label={t('menu')}>
          <Drawer.Body className={classes.drawerBody}>
            <CloseButton className={classes.close} aria-label={t('common:close')} onClick={close} />
            <Sidebar session={session} onNavigate={close} />
          </Drawer.Body>
        </Drawer.Content>
      </Drawer.Root>
      <main id="main" tabIndex={-1} className={classes.main}>
        <div className={classes.content}>{children}</div>
      </main>
    </div>
  );
}
