export { createTRPCReact } from '@trpc/react-query'; // breaks: web-ui-knows-no-server
