// The demo installation: organisations and people, with a history that makes every list look used.
export { demoAccounts, demoPassword } from './organisations.ts';
export { demoSteps, isInstallationEmpty, seedDemo } from './seed-demo.ts';
