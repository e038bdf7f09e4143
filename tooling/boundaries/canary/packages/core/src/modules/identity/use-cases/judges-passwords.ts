export { ZxcvbnFactory } from '@zxcvbn-ts/core'; // breaks: only-one-knows-@zxcvbn-ts/core
