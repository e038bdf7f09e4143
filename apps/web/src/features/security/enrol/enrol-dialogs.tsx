import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DialogFrame } from '../../../ui/confirm/dialog-frame.tsx';
import { useToast } from '../../../ui/use-toast.tsx';
import { EnrolApp } from './enrol-app.tsx';
import { EnrolPasskey } from './enrol-passkey.tsx';
import { useEnrolApp } from './use-enrol-app.ts';
import { useEnrolPasskey } from './use-enrol-passkey.ts';

interface Props {
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Mount it again for each attempt: a key that was shown and not confirmed is not shown again. */
interface AppProps extends Props {
  readonly replaces: boolean;
  readonly first: boolean;
}

export function AppDialog({ opened, onClose, ...given }: AppProps) {
  const { t } = useTranslation('security');
  const toast = useToast();
  const enrolling = useEnrolApp(() => {
    onClose();
    toast.done(t('app.done'));
  });
  const { codes, begin, confirm } = enrolling;
  // The initial state: at the end there is an app in any case.
  const [{ replaces, first }] = useState(given);
  return (
    <DialogFrame
      opened={opened}
      title={codes.shown ? t('codes.title') : replaces ? t('app.replaceTitle') : t('app.title')}
      width={520}
      busy={begin.isPending || confirm.isPending}
      onClose={codes.shown ? codes.remind : onClose}
    >
      <EnrolApp
        enrolling={enrolling}
        replaces={replaces}
        first={first}
        cancel={t('app.cancel')}
        onCancel={onClose}
      />
    </DialogFrame>
  );
}

export function PasskeyDialog({ opened, onClose }: Props) {
  const { t } = useTranslation('security');
  const toast = useToast();
  const enrolling = useEnrolPasskey(() => {
    onClose();
    toast.done(t('passkey.done'));
  });
  const { codes, enrol } = enrolling;
  return (
    <DialogFrame
      opened={opened}
      title={codes.shown ? t('codes.title') : t('passkey.title')}
      busy={enrol.isPending}
      onClose={codes.shown ? codes.remind : onClose}
    >
      <EnrolPasskey enrolling={enrolling} cancel={t('passkey.cancel')} onCancel={onClose} />
    </DialogFrame>
  );
}
