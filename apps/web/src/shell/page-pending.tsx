import { Center, Loader } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** Shown only when a page takes noticeably long to load. */
export function PagePending() {
  const { t } = useTranslation();
  return (
    <Center mih="40vh" role="status" aria-label={t('loading')}>
      <Loader type="dots" color="gray" />
    </Center>
  );
}
