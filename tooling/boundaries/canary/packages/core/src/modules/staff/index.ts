export * from '../unlisted/index.ts'; // breaks: edge-staff
