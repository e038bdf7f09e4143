import type clientUsers from '../../locales/en/client-users.json';

declare module 'i18next' {
  interface ResourceNamespaceMap {
    'client-users': typeof clientUsers;
  }
}
