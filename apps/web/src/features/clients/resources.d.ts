import type clients from '../../locales/en/clients.json';

declare module 'i18next' {
  interface ResourceNamespaceMap {
    clients: typeof clients;
  }
}
