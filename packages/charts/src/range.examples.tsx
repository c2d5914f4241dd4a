import type { JSX } from 'preact';
import { Range } from './range.tsx';

const given = { language: 'en-GB', label: '64, chance range 62–66' };

export const examples: Record<string, (width?: number) => JSX.Element> = {
  narrow: (width = 240) => <Range {...given} width={Math.min(width, 240)} value={64} low={62} high={66} />,
  wide: (width = 240) => <Range {...given} width={Math.min(width, 240)} label="60, chance range 35–81" value={60} low={35} high={81} />,
  'at the end of the scale': (width = 240) => (
    <Range {...given} width={Math.min(width, 240)} label="100, chance range 47–100" value={100} low={47} high={100} />
  ),
  'net score': (width = 240) => (
    <Range
      {...given}
      width={Math.min(width, 240)}
      label="30, chance range −19 to 65"
      value={30}
      low={-19}
      high={65}
      scale={{ low: -100, high: 100 }}
    />
  ),
  'in Arabic': (width = 240) => <Range {...given} language="ar-EG" width={Math.min(width, 240)} value={64} low={58} high={70} />,
};
