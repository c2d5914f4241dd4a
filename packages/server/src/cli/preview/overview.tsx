import { type Finding, Mode, type Survey, type Translation } from '@earshot/model';
import { autonym, direction } from '@earshot/model/rules';
import type { JSX } from 'preact';

/** The same for the overview and each frame; where a file is opened without a server of ours, a `meta` says it. */
export const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; frame-src 'self'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

const Head = ({ title }: { title: string }): JSX.Element => (
  <head>
    <meta charset="utf-8" />
    <meta http-equiv="Content-Security-Policy" content={POLICY} />
    <meta name="viewport" content="width=device-width" />
    <meta name="robots" content="noindex" />
    <title>{title}</title>
    <link rel="icon" href="data:," />
    <link rel="stylesheet" href="preview.css" />
  </head>
);

/** The page in each frame: its address says language, mode and theme. */
export const FramePage = ({ draw }: { draw: string }): JSX.Element => (
  <html lang="en">
    <Head title="Preview" />
    <body class="frame" data-draw={draw}>
      <main />
      <script type="module" src="frame.js" />
    </body>
  </html>
);

const statusOf = (state: Translation | undefined): string => {
  if (!state) return '';
  if ('source' in state) return 'The language it was written in';
  return state.status === 'reviewed'
    ? `Reviewed by ${state.by}, ${state.at}`
    : state.status === 'machine'
      ? 'Machine translation, not checked by a speaker'
      : 'Draft: nobody is offered it';
};

const themes = ['light', 'dark'] as const;

/** How many pictures there are of one language. */
export const framesEach: number = Mode.options.length * themes.length;

/** Everything at a glance: each language in each mode and theme, the survey's own mode first. */
export function OverviewPage({ survey, title, findings }: { survey: Survey; title: string; findings: readonly Finding[] }): JSX.Element {
  const modes = [survey.offer.mode, ...Mode.options.filter((mode) => mode !== survey.offer.mode)];
  const languages = Object.entries(survey.languages);
  return (
    <html lang="en">
      <Head title={`Preview: ${title}`} />
      <body>
        <main class="overview">
          <h1>{title}</h1>
          <p>
            <code>{survey.id}</code> in {languages.length} {languages.length === 1 ? 'language' : 'languages'}, as the widget draws it. Try
            it: answers given here are never sent.
          </p>
          <nav aria-label="Languages">
            <ul class="languages">
              {languages.map(([tag]) => (
                <li key={tag}>
                  <a href={`#${tag}`} lang={tag}>
                    {autonym(tag)}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
          <details>
            <summary>
              {findings.length === 0
                ? 'The check has no remarks'
                : `The check has ${findings.length} ${findings.length === 1 ? 'remark' : 'remarks'}`}
            </summary>
            {findings.map(({ grade, code, at, message, why, instead }) => (
              <p class="finding" key={`${code} ${at}`}>
                <strong>
                  {grade}: <code>{at}</code> {message}.
                </strong>{' '}
                {why} {instead}
              </p>
            ))}
          </details>
          {languages.map(([tag, state]) => (
            <section key={tag} aria-labelledby={tag}>
              <h2 id={tag}>
                <bdi lang={tag} dir={direction(tag)}>
                  {autonym(tag)}
                </bdi>
              </h2>
              <p>{statusOf(state)}</p>
              <div class="frames">
                {modes.flatMap((mode) =>
                  themes.map((theme) => {
                    const address = `frame.html?${new URLSearchParams({ language: tag, mode, theme })}`;
                    return (
                      <figure key={address}>
                        <figcaption>
                          <span>
                            {mode}, {theme}
                            {mode === survey.offer.mode ? ' (as offered)' : ''}
                          </span>
                          <a href={address} target="_blank" rel="noopener" aria-label={`${autonym(tag)}, ${mode}, ${theme}: open alone`}>
                            open alone
                          </a>
                        </figcaption>
                        <iframe src={address} title={`${autonym(tag)}, ${mode}, ${theme}`} loading="lazy" />
                      </figure>
                    );
                  }),
                )}
              </div>
            </section>
          ))}
        </main>
      </body>
    </html>
  );
}
