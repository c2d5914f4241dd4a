import { type Role, Scope } from '@earshot/model';

/** What each role may do, in the words of key scopes. */
export const scopesOf: Readonly<Record<Role, readonly Scope[]>> = {
  analyst: ['results', 'responses:read'],
  supervisor: ['results', 'responses:read', 'cases', 'surveys'],
  admin: Scope.options,
};
