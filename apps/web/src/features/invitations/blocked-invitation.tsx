import type { PreviewOutput } from '@gatehouse/core/invitations/contract';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../ui/notice.tsx';
import { Offer } from './offer.tsx';

interface Props {
  readonly preview: PreviewOutput;
  readonly status: 'suspended' | 'archived';
}

/** The invitation is genuine, but its organisation takes nobody in now. */
export function BlockedInvitation({ preview, status }: Props) {
  const { t } = useTranslation('accept');
  const { organisation, inviter } = preview;
  return (
    <>
      <Offer preview={preview} />
      <Notice tone="warning" title={t(`blocked.${status}.title`, { organisation: organisation.name })}>
        {t(`blocked.${status}.sentence`, { inviter })}
      </Notice>
    </>
  );
}
