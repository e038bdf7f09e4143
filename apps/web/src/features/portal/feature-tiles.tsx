import type { FeatureAccess, FeatureKey } from '@gatehouse/policy';
import {
  IconApps,
  IconArrowUpRight,
  IconChartBar,
  IconFolders,
  IconPhone,
  IconReceipt,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './tiles.module.css';

const icons = {
  billing: IconReceipt,
  calls: IconPhone,
  analytics: IconChartBar,
  integrations: IconApps,
  projects: IconFolders,
} as const satisfies Record<FeatureKey, unknown>;

export interface FeatureTile extends Pick<FeatureAccess, 'key' | 'allowed'> {
  /** Where the feature lives; without it there is nothing to open yet, and the tile says so. */
  readonly url?: string | undefined;
}

interface Props {
  readonly features: readonly FeatureTile[];
  /** Shown, not usable: nothing in it is a link. */
  readonly readOnly?: boolean;
}

/** What a customer's home leads to. What is not for them has no tile: it is not announced either. */
export function FeatureTiles({ features, readOnly = false }: Props) {
  const shown = features.filter(({ allowed }) => allowed);
  return (
    <ul className={classes.tiles}>
      {shown.map((feature) => (
        <li key={feature.key}>
          <Tile feature={feature} readOnly={readOnly} />
        </li>
      ))}
    </ul>
  );
}

function Tile({ feature: { key, url }, readOnly }: { feature: FeatureTile; readOnly: boolean }) {
  const { t } = useTranslation('features');
  const Icon = icons[key];
  const opens = url !== undefined && !readOnly;
  const content: ReactNode = (
    <>
      <Icon size={24} stroke={1.5} aria-hidden className={classes.icon} />
      <span className={classes.words}>
        <span className={classes.name}>
          {t(`${key}.name`)}
          {opens && <IconArrowUpRight size={16} stroke={1.75} aria-hidden className={classes.out} />}
        </span>
        <span className={classes.what}>{t(`${key}.what`)}</span>
        {url === undefined && !readOnly && <span className={classes.notYet}>{t('notConnected')}</span>}
      </span>
    </>
  );
  return opens ? (
    <a href={url} className={classes.tile}>
      {content}
    </a>
  ) : (
    <div className={classes.tile}>{content}</div>
  );
}
