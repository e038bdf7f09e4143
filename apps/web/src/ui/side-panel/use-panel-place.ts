import { useMediaQuery } from '@mantine/hooks';
import { besidePage, insteadOfPage } from './beside-page.ts';

/** `beside` the page, which gets narrower; `over` the page, which is then inert; or in its `place`. */
export function usePanelPlace(): 'beside' | 'over' | 'place' {
  const now = { getInitialValueInEffect: false };
  const beside = useMediaQuery(besidePage, undefined, now);
  const instead = useMediaQuery(insteadOfPage, undefined, now);
  return instead ? 'place' : beside ? 'beside' : 'over';
}
