import type table from '../../locales/en/table.json';

declare module 'i18next' {
  interface ResourceNamespaceMap {
    table: typeof table;
  }
}
