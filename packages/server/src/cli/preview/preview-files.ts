import { misfit } from '@earshot/metrics';
import { EarshotError, lintSurvey, type Survey } from '@earshot/model';
import { inLanguage, sourceLanguage } from '@earshot/model/rules';
import { neededStrings } from '@earshot/widget/locales';
import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { Folder } from '../../assets/folder.ts';
import { stringsIn } from '../../strings.ts';
import frameScript from './frame.js?raw';
import { FramePage, OverviewPage } from './overview.tsx';
import style from './preview.css?inline';

/**
 * Every file of a preview by its name: an overview, one page that each frame shows, the survey in each language, and the widget as it was
 * built. They need no server of ours.
 * @throws EarshotError `server.failed` when the widget was not built
 */
export function previewFiles(survey: Survey, site: Folder): Map<string, string | Buffer> {
  const drawing = [...site.keys()].filter((path) => path.startsWith('widget/'));
  const draw = drawing.find((path) => path.endsWith('/draw.js'));
  if (!draw) throw new EarshotError('server.failed', 'The widget is not built. Run: npm run build');
  const source = sourceLanguage(survey);
  const title = survey.title[source] ?? survey.id;
  const page = (html: string) => `<!doctype html>\n${html}\n`;
  return new Map<string, string | Buffer>([
    ['index.html', page(renderToString(h(OverviewPage, { survey, title, findings: lintSurvey(survey, misfit) })))],
    ['frame.html', page(renderToString(h(FramePage, { draw })))],
    ['frame.js', frameScript],
    ['preview.css', style],
    ...Object.keys(survey.languages).map((tag) => [`surveys/${tag}.json`, JSON.stringify(saidIn(survey, tag))] as const),
    ...drawing.map((path) => [path, site.get(path)!.body] as const),
  ]);
}

/** The survey in one language as a page gets it; drafts too, since they are what a reviewer must see. */
function saidIn(survey: Survey, language: string) {
  const languages = Object.fromEntries(
    Object.entries(survey.languages).map(([tag, state]) => [
      tag,
      'status' in state && state.status === 'draft' ? { status: 'machine' as const } : state,
    ]),
  );
  const shown = { ...survey, languages, allowMachine: true };
  const published = { agency: 'preview', version: 1, publishedAt: 0, state: 'live' as const, survey: shown };
  const said = inLanguage(published, { contact: [] }, language, stringsIn(language));
  return { ...said, strings: neededStrings(said.strings, said) };
}
