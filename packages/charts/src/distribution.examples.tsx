import type { JSX } from 'preact';
import { Distribution } from './distribution.tsx';
import { reachOf } from './diverging.ts';
import { counted, distributionWords, satisfaction } from './examples.ts';

const given = { words: distributionWords, language: 'en-GB', label: 'Two thirds are satisfied with parking permits' };
const german = ['Sehr unzufrieden', 'Unzufrieden', 'Weder zufrieden noch unzufrieden', 'Zufrieden', 'Sehr zufrieden'];
const arabic = ['غير راضٍ على الإطلاق', 'غير راضٍ', 'محايد', 'راضٍ', 'راضٍ جدًا'];
const compared = [counted(satisfaction, [30, 60, 100, 390, 420]), counted(satisfaction, [210, 190, 180, 240, 180])];

export const examples: Record<string, (width?: number) => JSX.Element> = {
  usual: (width = 640) => <Distribution {...given} width={width} steps={counted(satisfaction, [412, 538, 690, 1704, 1468])} />,
  'mostly happy, small low parts': (width = 640) => (
    <Distribution {...given} width={width} steps={counted(satisfaction, [12, 9, 21, 260, 710])} />
  ),
  'mostly unhappy': (width = 640) => <Distribution {...given} width={width} steps={counted(satisfaction, [60, 22, 9, 4, 1])} />,
  'two on one axis': (width = 640) => (
    <div>
      {compared.map((steps) => (
        <Distribution key={steps[0]?.count} {...given} width={width} steps={steps} reach={reachOf(...compared)} />
      ))}
    </div>
  ),
  'in German': (width = 640) => <Distribution {...given} language="de" width={width} steps={counted(german, [120, 190, 260, 600, 410])} />,
  'in Arabic': (width = 640) => (
    <Distribution {...given} language="ar-EG" width={width} steps={counted(arabic, [120, 190, 260, 600, 410])} />
  ),
  'yes and no': (width = 640) => <Distribution {...given} width={width} steps={counted(['No', 'Partly', 'Yes'], [40, 22, 188])} />,
  unanimous: (width = 640) => <Distribution {...given} width={width} steps={counted(satisfaction, [0, 0, 0, 0, 7])} />,
  'seven points': (width = 640) => (
    <Distribution
      {...given}
      width={width}
      steps={counted(['Strongly disagree', '2', '3', '4', '5', '6', 'Strongly agree'], [5, 5, 9, 14, 25, 30, 20])}
    />
  ),
  empty: (width = 640) => <Distribution {...given} width={width} steps={counted(satisfaction, [])} />,
};
