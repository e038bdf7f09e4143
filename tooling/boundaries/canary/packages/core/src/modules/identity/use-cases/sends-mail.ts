export { createTransport } from 'nodemailer'; // breaks: use-case-no-delivery
