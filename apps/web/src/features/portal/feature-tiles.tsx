import type { FeatureAccess, FeatureKey } from '@gatehouse/policy';
import { IconApps, IconChartBar, IconFolders, IconPhone, IconReceipt } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { OutTile, PlainTile, TileLabels } from './tile.tsx';
import classes from './tiles.module.css';

const icons = {
  billing: IconReceipt,
  calls: IconPhone,
  analytics: IconChartBar,
  integrations: IconApps,
  projects: IconFolders,
} as const satisfies Record<FeatureKey, unknown>;

export interface Feature extends Pick<FeatureAccess, 'key' | 'allowed'> {
  /** Address of the feature. Without one there is nothing to open yet. */
  readonly url?: string | undefined;
}

export interface OpenFeature extends Feature {
  readonly url: string;
}

interface Props {
  readonly features: readonly OpenFeature[];
  /** Shown but not usable: nothing in it is a link. */
  readonly readOnly: boolean;
}

/** What can be opened now. What the reader may not use has no tile, so that it is not advertised. */
export function FeatureTiles({ features, readOnly }: Props) {
  const { t } = useTranslation(['features', 'portal']);
  return (
    <ul className={classes.tiles} aria-label={t('portal:home.features')}>
      {features.map(({ key, url }) => {
        const words = <TileLabels out icon={icons[key]} name={t(`${key}.name`)} what={t(`${key}.what`)} />;
        return (
          <li key={key}>
            {readOnly ? <PlainTile>{words}</PlainTile> : <OutTile href={url}>{words}</OutTile>}
          </li>
        );
      })}
    </ul>
  );
}
