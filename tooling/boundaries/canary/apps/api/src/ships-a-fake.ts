export { clock } from '../../../packages/core/src/testing/fake-clock.ts'; // breaks: testing-only-in-tests
