import { useNavigate, useSearch } from '@tanstack/react-router';
import { onThisPage } from '../../ui/on-this-page.ts';

/** `?invite=true` opens the dialog. The list, its position and an open panel stay unchanged. */
export function useInviteUrl() {
  const { invite }: { invite?: unknown } = useSearch({ strict: false });
  const navigate = useNavigate();
  const show = (open: boolean) =>
    void navigate({
      to: '.',
      search: (now: Record<string, unknown>) => onThisPage({ ...now, invite: open ? true : undefined }),
      state: ({ listTrail = [], panelOpened = false }) => ({ listTrail, panelOpened }),
      replace: true,
      resetScroll: false,
    });
  return { opened: invite === true, show };
}
