/** How a session checks an answer. In the files for sites the build puts `parts/check.ts` in its place, which fetches most of it late. */
export { checkAnswer } from '@earshot/model/rules';
