import { usePanelUrl } from '../../../ui/side-panel/use-panel-url.ts';

/** The row's control of a person, where the focus belongs after their panel has closed. */
export const memberRowId = (id: string) => `member-${id}`;

export const useMemberPanel = () => usePanelUrl('member');
