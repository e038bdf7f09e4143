import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useErrorMessage } from '../../../errors/use-error-message.ts';
import { DialogButtons } from '../../../ui/confirm/dialog-buttons.tsx';
import { DialogFrame } from '../../../ui/confirm/dialog-frame.tsx';
import { Notice } from '../../../ui/notice.tsx';
import type { Moved } from './page-session.ts';
import type { useSwitchBack } from './use-switch-back.ts';

interface Props {
  readonly moved: Moved;
  readonly back: ReturnType<typeof useSwitchBack>;
  readonly onOnward: () => void;
  /** Returns to the page unchanged, to read it or copy from it. */
  readonly onLater: () => void;
}

/** The same person in another organisation may return to this page's membership. Another person's page is covered and can only be left. */
export function MovedDialog({ moved: { shown, now, asked }, back, onOnward, onLater }: Props) {
  const { t } = useTranslation('shell');
  const message = useErrorMessage();
  const another = shown.user.id !== now.user.id;
  const names = another
    ? { from: shown.user.displayName, to: now.user.displayName }
    : { from: shown.organisation?.name ?? '', to: now.organisation?.name ?? '' };
  const words = another ? 'person' : 'place';
  return (
    <DialogFrame
      opened={asked}
      title={t(`moved.${words}.title`, names)}
      busy={back.isPending}
      covering={another}
      onClose={another ? null : onLater}
    >
      <p>{t(`moved.${words}.sentence`, names)}</p>
      {back.error && (
        <Notice tone="danger" role="alert">
          {message(back.error)}
        </Notice>
      )}
      <DialogButtons>
        {another ? (
          <Button onClick={onOnward} data-autofocus>
            {t('moved.person.onward', names)}
          </Button>
        ) : (
          <>
            <Button variant="default" onClick={onOnward}>
              {t('moved.onward', names)}
            </Button>
            <Button loading={back.isPending} onClick={back.switchBack} data-autofocus>
              {t('moved.back', names)}
            </Button>
          </>
        )}
      </DialogButtons>
    </DialogFrame>
  );
}
