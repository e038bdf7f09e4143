import { getRouteApi, useRouter } from '@tanstack/react-router';

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** This entry was made by opening the panel on top of the one before: closing it is going back. */
    panelOpened?: boolean;
  }
}

const membersRoute = getRouteApi('/shell/team/');

/** The row's control of a person, where the focus belongs after their panel has closed. */
export const memberRowId = (id: string) => `member-${id}`;

export function useMemberPanel() {
  const router = useRouter();
  const navigate = membersRoute.useNavigate();
  const { member } = membersRoute.useSearch();

  const show = (id: string | undefined, replace: boolean) =>
    navigate({
      search: (now) => ({ ...now, member: id }),
      state: ({ listTrail = [], panelOpened = false }) => ({
        listTrail,
        panelOpened: id !== undefined && (replace ? panelOpened : true),
      }),
      replace,
      resetScroll: false,
    });

  return {
    member,
    open: (id: string) => void show(id, member !== undefined),
    close: () => {
      if (router.state.location.state.panelOpened) router.history.back();
      else void show(undefined, true);
    },
  };
}
