import { Anchor, VisuallyHidden } from '@mantine/core';
import { IconExternalLink } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './details.module.css';

/** The client's own site, in a tab that cannot reach back here. */
export function DomainLink({ domain }: { domain: string }) {
  const { t } = useTranslation('clients');
  return (
    <Anchor href={`https://${domain}`} target="_blank" rel="noopener noreferrer" className={classes.domain}>
      <bdi>{domain}</bdi>
      <IconExternalLink size={14} stroke={1.75} aria-hidden className={classes.out} />
      <VisuallyHidden>{t('opensElsewhere')}</VisuallyHidden>
    </Anchor>
  );
}
