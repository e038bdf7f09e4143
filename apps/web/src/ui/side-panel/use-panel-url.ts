import { useNavigate, useRouter, useSearch } from '@tanstack/react-router';
import { onThisPage } from '../on-this-page.ts';

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** True for the history entry that opening the panel added: closing the panel goes back. */
    panelOpened?: boolean;
  }
}

export interface PanelUrl {
  /** The id the panel shows; undefined while it is closed. */
  readonly id: string | undefined;
  readonly open: (id: string) => void;
  readonly close: () => void;
}

/** The panel beside a list. It is open when the link has an id under `key`. The route's `validateSearch` has checked the id. */
export function usePanelUrl(key: string): PanelUrl {
  const router = useRouter();
  const navigate = useNavigate();
  const search: Record<string, unknown> = useSearch({ strict: false });
  const named = search[key];
  const id = typeof named === 'string' ? named : undefined;

  const show = (next: string | undefined, replace: boolean) =>
    navigate({
      to: '.',
      search: (now: Record<string, unknown>) => onThisPage({ ...now, [key]: next }),
      state: ({ listTrail = [], panelOpened = false }) => ({
        listTrail,
        panelOpened: next !== undefined && (replace ? panelOpened : true),
      }),
      replace,
      resetScroll: false,
    });

  return {
    id,
    open: (next) => void show(next, id !== undefined),
    close: () => {
      if (router.state.location.state.panelOpened) router.history.back();
      else void show(undefined, true);
    },
  };
}
