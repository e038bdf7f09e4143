import type welcome from '../../locales/en/welcome.json';

declare module 'i18next' {
  interface ResourceNamespaceMap {
    welcome: typeof welcome;
  }
}
