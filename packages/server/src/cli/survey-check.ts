import { styleText } from 'node:util';
import { misfit } from '@earshot/metrics';
import { EarshotError, type Fault, type Finding, findingOf, isEarshotError, lintSurvey, Survey } from '@earshot/model';
import type { Command } from 'commander';
import { readShapeFile } from './read-file.ts';
import { report, type Shown, type Terminal } from './terminal.ts';

type CheckFlags = Shown & { strict?: boolean };

/** `earshot survey check` */
export function addSurveyCheck(survey: Command, terminal: Terminal): void {
  survey
    .command('check')
    .argument('<file>', 'A survey file.')
    .description('Read a survey as an editor would: faults must be mended, advice is worth a second look.')
    .option('--strict', 'Fail for advice too.')
    .option('--json', 'Print the result as one line of JSON.')
    .action(async (file: string, { json = false, strict = false }: CheckFlags) => {
      const { id, findings } = await read(file);
      const [faults, advice] = (['fault', 'advice'] as const).map((grade) => findings.filter((each) => each.grade === grade));
      const lines = [...findings.flatMap((finding) => linesOf(file, finding, terminal.colour ?? false)), summary(file, faults!, advice!)];
      report(terminal, { json }, { id, faults, advice }, lines);
      const stopping = strict ? findings : faults!;
      if (stopping.length > 0) {
        // A person has just read them; a program reads them where errors stand.
        const said = strict && faults!.length === 0 ? 'has advice, and --strict counts it.' : 'is not ready to be published.';
        throw new EarshotError('survey.invalid', `${file} ${said}`, { faults: json ? stopping : [] });
      }
    });
}

/** What is wrong with the shape of a file is told like everything else. @throws EarshotError when it is no JSON file */
async function read(file: string): Promise<{ id: string | null; findings: Finding[] }> {
  try {
    const { value, withLines } = await readShapeFile(file, Survey, 'survey.invalid');
    return { id: value.id, findings: inOrder(withLines(lintSurvey(value, misfit))) };
  } catch (error) {
    if (!isEarshotError(error) || error.faults.length === 0) throw error;
    return { id: null, findings: error.faults.map(shapeFinding) };
  }
}

/** Faults first, each grade from the top of the file down. */
const inOrder = (findings: (Finding & { line: number })[]): Finding[] =>
  findings.sort((a, b) => Number(b.grade === 'fault') - Number(a.grade === 'fault') || a.line - b.line);

const shapeFinding = (fault: Fault): Finding => ({ ...findingOf({ code: 'shape', ...fault }), ...fault });

function linesOf(file: string, { line, grade, code, at, message, why, instead }: Finding, colour: boolean): string[] {
  const paint = (style: Parameters<typeof styleText>[0], text: string) =>
    colour ? styleText(style, text, { validateStream: false }) : text;
  return [
    `${file}:${line ?? 1}  ${paint(grade === 'fault' ? ['bold', 'red'] : 'yellow', grade)} ${code}  ${at}  ${message}`,
    paint('dim', `    why:     ${why}`),
    `    instead: ${instead}`,
    '',
  ];
}

const counted = (count: number, one: string, other: string) => (count === 0 ? `no ${other}` : `${count} ${count === 1 ? one : other}`);

const summary = (file: string, faults: readonly unknown[], advice: readonly unknown[]): string =>
  `${file}: ${counted(faults.length, 'fault', 'faults')}, ${counted(advice.length, 'piece', 'pieces')} of advice.${faults.length > 0 ? '' : ' It can be published.'}`;
