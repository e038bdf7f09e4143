import type proof from '../../../locales/en/proof.json';

declare module 'i18next' {
  interface ResourceNamespaceMap {
    proof: typeof proof;
  }
}
