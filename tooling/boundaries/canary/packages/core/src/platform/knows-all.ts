export * from '../modules/index.ts'; // breaks: module-list, platform-below-modules
