import type sessions from '../../locales/en/sessions.json';

declare module 'i18next' {
  interface ResourceNamespaceMap {
    sessions: typeof sessions;
  }
}
