import { useElementSize } from '@mantine/hooks';
import { useLayoutEffect } from 'react';
import { MovedBanner } from '../features/auth/page-session/moved-banner.tsx';
import { staysAlive } from '../ui/side-panel/use-inert-page.ts';
import { OfflineBanner } from './offline-banner.tsx';
import classes from './top-banners.module.css';

/** Banners above everything. Sticky elements (sidebar, bars, heads, panels) start below them, at `--gh-top`. */
export function TopBanners() {
  const { ref, height } = useElementSize();
  useLayoutEffect(() => {
    document.documentElement.style.setProperty('--gh-top', `${height}px`);
  }, [height]);
  return (
    <div ref={ref} className={classes.banners} {...staysAlive}>
      <OfflineBanner />
      <MovedBanner />
    </div>
  );
}
