import { Button } from '@mantine/core';
import { IconArrowsExchange } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useErrorMessage } from '../../../errors/use-error-message.ts';
import classes from './moved-notice.module.css';
import { MovedDialog } from './moved-dialog.tsx';
import type { Moved, PageSession } from './page-session.ts';
import { useSwitchBack } from './use-switch-back.ts';

interface Props {
  readonly moved: Moved;
  readonly page: PageSession;
}

/** A line above the page. It becomes a dialog once the reader has tried something, or when the page shows another person's data. */
export function MovedNotice({ moved, page }: Props) {
  const { t } = useTranslation('shell');
  const message = useErrorMessage();
  const back = useSwitchBack(moved);
  const onward = () => {
    page.follow();
    page.noticed();
  };
  const from = moved.shown.organisation?.name ?? '';
  const to = moved.now.organisation?.name ?? '';
  return (
    <>
      <div className={classes.banner}>
        <IconArrowsExchange size={16} aria-hidden />
        <span>{t('moved.line', { from, to })}</span>
        <span className={classes.ways}>
          <Button size="compact-sm" variant="default" loading={back.isPending} onClick={back.switchBack}>
            {t('moved.back', { from })}
          </Button>
          <Button size="compact-sm" variant="default" onClick={onward}>
            {t('moved.onward', { to })}
          </Button>
        </span>
        {back.error && <span role="alert">{message(back.error)}</span>}
      </div>
      <MovedDialog moved={moved} back={back} onOnward={onward} onLater={page.later} />
    </>
  );
}
