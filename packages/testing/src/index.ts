/** What tests build on: things that could exist, a clock, a real server. */

// Builders
export { anAgency, anEvent, aResponse, aSurvey } from './builders.ts';
export { uuidv7 } from './uuidv7.ts';

// Time
export { type FixedClock, fixedClock } from './clock.ts';

// A server in the test's own process
export { startServer, type TestServer, type TestServerOptions, type TestUser } from './server.ts';
