import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { onDemand } from '../../../errors/on-demand.ts';
import { usePart } from '../../../errors/use-part.tsx';
import { BlockedButton } from '../../../ui/blocked-button.tsx';
import { useClientRights } from '../client-rights.ts';

// With the rules that check what is typed, which nothing else on the page needs.
const provisionDialog = onDemand(() => import('./provision-dialog.tsx'));

const route = getRouteApi('/shell/clients');

/** `?add=true` opens the dialog. The list, its position and an open panel stay unchanged. */
function useAddDialog() {
  const { add } = route.useSearch();
  const navigate = route.useNavigate();
  const show = (open: boolean) =>
    void navigate({
      search: (now) => ({ ...now, add: open ? true : undefined }),
      state: ({ listTrail = [], panelOpened = false }) => ({ listTrail, panelOpened }),
      replace: true,
      resetScroll: false,
    });
  return { opened: add === true, show };
}

/** The page's primary action, and its dialog. */
export function AddClient() {
  const { manages, blocked } = useClientRights('clients.provision');
  const { opened, show } = useAddDialog();
  const close = () => show(false);
  const allowed = manages && blocked === null;
  const { module: dialog, instead } = usePart(provisionDialog, opened && allowed, close);
  if (!manages) return null;
  return (
    <>
      <AddButton blocked={blocked} onClick={() => show(true)} />
      {instead}
      {allowed && dialog && <dialog.ProvisionDialog opened={opened} onClose={close} />}
    </>
  );
}

function AddButton({ blocked, onClick }: { blocked: string | null; onClick: () => void }) {
  const { t } = useTranslation('clients');
  return (
    <BlockedButton
      blocked={blocked}
      leftSection={<IconPlus size={18} stroke={1.75} aria-hidden />}
      onNear={provisionDialog.preload}
      onClick={onClick}
    >
      {t('action.add')}
    </BlockedButton>
  );
}

/** The same action where there are no clients yet. */
export function AddFirstClient() {
  const { t } = useTranslation('clients');
  const { blocked } = useClientRights('clients.provision');
  const { show } = useAddDialog();
  if (blocked !== null) return null;
  return (
    <Button variant="default" onClick={() => show(true)}>
      {t('action.add')}
    </Button>
  );
}
