import { useTranslation } from 'react-i18next';
import { Notice } from '../../../ui/notice.tsx';
import { IconHistory } from '@tabler/icons-react';

/** Says that the form was filled in from a draft. */
export function KeptNotice({ shown }: { shown: boolean }) {
  const { t } = useTranslation();
  if (!shown) return null;
  return (
    <div style={{ marginBlockEnd: 16 }}>
      <Notice tone="accent" icon={IconHistory} role="status">
        {t('keptDraft')}
      </Notice>
    </div>
  );
}
