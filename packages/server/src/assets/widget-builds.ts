import { cpSync, mkdirSync, readdirSync, rmSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';

/** Builds before the current one that are still served: a page that was opened before an update finishes with the code it began with. */
const KEPT = 3;

/**
 * Copies the current build of the widget's drawing code to DIR/widget-builds, where it outlives the next update, and forgets what is older
 * than three builds. Answers the folder they lie in.
 */
export function keepWidgetBuilds(site: string | undefined, dir: string): string {
  const builds = join(dir, 'widget-builds');
  mkdirSync(builds, { recursive: true });
  const current = site === undefined ? [] : readdirSync(join(site, 'widget'));
  const now = new Date();
  for (const hash of current) {
    const build = join(builds, hash);
    // Again on every start: a copy that was cut short is made whole.
    cpSync(join(site!, 'widget', hash), build, { recursive: true });
    utimesSync(build, now, now);
  }
  const previous = readdirSync(builds)
    .filter((hash) => !current.includes(hash))
    .map((hash) => ({ hash, at: statSync(join(builds, hash)).mtimeMs }))
    .sort((a, b) => b.at - a.at);
  for (const { hash } of previous.slice(KEPT)) rmSync(join(builds, hash), { recursive: true });
  return builds;
}
