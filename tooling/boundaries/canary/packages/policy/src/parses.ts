export { z } from 'zod'; // breaks: policy-pure
