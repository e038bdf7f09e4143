import type accept from '../locales/en/accept.json';
import type auth from '../locales/en/auth.json';
import type common from '../locales/en/common.json';
import type errors from '../locales/en/errors.json';
import type home from '../locales/en/home.json';
import type shell from '../locales/en/shell.json';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
  }
  /** A feature adds its own namespace in the same way, beside its code. */
  interface ResourceNamespaceMap {
    accept: typeof accept;
    auth: typeof auth;
    common: typeof common;
    errors: typeof errors;
    home: typeof home;
    shell: typeof shell;
  }
}
