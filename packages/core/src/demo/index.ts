// The demo installation: a cast of organisations and people, and a past that makes every list look lived in.
export { demoAccounts, demoPassword } from './organisations.ts';
export { demoSteps, isInstallationEmpty, seedDemo } from './seed-demo.ts';
