import type { PreviewOutput } from '@gatehouse/core/invitations/contract';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../ui/notice.tsx';

interface Props {
  readonly preview: PreviewOutput;
  readonly forGood: boolean;
  /** Set when it was refused just now, rather than found closed. */
  readonly role?: 'alert';
}

/** Which organisation accepts nobody, and whom to ask. The reason of a client stays between it and its partner. */
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
