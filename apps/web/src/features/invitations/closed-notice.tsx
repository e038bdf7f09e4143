import type { PreviewOutput } from '@gatehouse/core/invitations/contract';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../ui/notice.tsx';

interface Props {
  readonly preview: PreviewOutput;
  readonly forGood: boolean;
  /** It was refused just now, rather than found so. */
  readonly role?: 'alert';
}

/** Who takes nobody in, and whom to ask. Why a client does not is between it and its partner. */
export function ClosedNotice({ preview: { organisation, inviter }, forGood, ...rest }: Props) {
  const { t } = useTranslation('accept');
  const ofClient = organisation.kind === 'client';
  const why = forGood ? 'archived' : ofClient ? 'notNow' : 'suspended';
  return (
    <Notice tone="warning" title={t(`blocked.${why}.title`, { organisation: organisation.name })} {...rest}>
      {t(`blocked.${why}.sentence`, { inviter })}
    </Notice>
  );
}
