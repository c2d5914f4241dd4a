/** A server in memory with the contract of the real one, for the tests of whoever records with Earshot. */

export { createTestServer, type Failure, type TestServer, type TestServerOptions } from './create-test-server.ts';
