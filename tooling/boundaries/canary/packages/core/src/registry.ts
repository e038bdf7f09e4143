export * from './modules/index.ts';
