/** Where the files are that come when they are needed, and what they must hash to: written in by the build, which makes all of them in one go. */
export const files: { path: string; ask: string; draw: string } = { path: 'widget/source/', ask: '', draw: '' };
