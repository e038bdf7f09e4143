import type { SessionRow } from '@gatehouse/core/sessions/contract';
import { IconDeviceDesktop, IconDeviceMobile, IconDeviceTablet, IconWorld } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import { RelativeTime } from '../../ui/relative-time.tsx';
import { sessionLabels } from './session-labels.ts';
import classes from './sessions.module.css';

const icons = {
  desktop: IconDeviceDesktop,
  phone: IconDeviceMobile,
  tablet: IconDeviceTablet,
  other: IconWorld,
} as const satisfies Record<SessionRow['device'], unknown>;

interface Props {
  readonly session: SessionRow;
  /** The button that ends it. */
  readonly action?: ReactNode;
}

/** A signed-in browser: device, network, since when and when it was last seen. */
export function SessionItem({ session, action }: Props) {
  const { t } = useTranslation('sessions');
  const { device, ip, createdAt, lastSeenAt, current } = session;
  const Icon = icons[device];
  return (
    <div className={classes.session}>
      <Icon size={20} stroke={1.5} aria-hidden className={classes.icon} />
      <div className={classes.words}>
        <div className={classes.first}>
          <span className={classes.what}>{sessionLabels(session, t)}</span>
          {current && <span className={classes.current}>{t('current')}</span>}
        </div>
        <div className={classes.details}>
          <span>
            <Trans t={t} i18nKey="lastSeen" components={{ time: <RelativeTime at={lastSeenAt} /> }} />
          </span>
          <span>
            <Trans t={t} i18nKey="signedIn" components={{ time: <RelativeTime at={createdAt} /> }} />
          </span>
          {ip !== null && <bdi className={classes.ip}>{ip}</bdi>}
        </div>
      </div>
      {action}
    </div>
  );
}
