export { Hono } from 'hono'; // breaks: core-without-delivery
