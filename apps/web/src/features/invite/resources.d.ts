import type invite from '../../locales/en/invite.json';

declare module 'i18next' {
  interface ResourceNamespaceMap {
    invite: typeof invite;
  }
}
