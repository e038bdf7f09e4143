import { usePanelUrl } from '../../../ui/side-panel/use-panel-url.ts';

/** The id of a row's opener, which gets the focus after the panel has closed. */
export const memberRowId = (id: string) => `member-${id}`;

export const useMemberPanel = () => usePanelUrl('member');
