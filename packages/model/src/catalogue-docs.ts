import type { Catalogue } from './catalogue.ts';
import { catalogueSchema } from './catalogue-shapes.ts';
import type { TouchpointKind } from './touchpoint.ts';

/** What each kind that every agency has stands for. */
export const kindsAbout: Readonly<Record<TouchpointKind, string>> = {
  'request.submitted': 'Somebody asked for something: a form was sent, a letter came.',
  'status.changed': 'The request moved on, and the person was or can be told.',
  'service.completed': 'The person has what they asked for, or a decision.',
  'appointment.booked': 'An appointment was made.',
  'appointment.changed': 'Its time or place is another one now.',
  'appointment.cancelled': 'It does not take place.',
  'appointment.attended': 'The person came.',
  'payment.confirmed': 'The person paid.',
  'contact.handled': 'A call, a chat or a visit to the desk was taken, or missed.',
  'renewal.due': 'Something the person holds runs out.',
};

interface Schema {
  type?: string;
  enum?: unknown[];
  const?: unknown;
  format?: string;
  description?: string;
  properties?: Record<string, Schema>;
  required?: string[];
  anyOf?: Schema[];
}

const cell = (text: string): string => text.replaceAll('|', '\\|').replace(/\s+/g, ' ');

const valueWords = ({ type, enum: choices, format }: Schema): string =>
  choices ? choices.map((choice) => `\`${choice}\``).join(', ') : format ? `${type}, ${format}` : (type ?? 'anything');

/** An agency's catalogue for the people who send from its systems, as Markdown: every kind, and what each may say. */
export function catalogueDocs(catalogue: Catalogue, title: string): string {
  const { anyOf = [] } = catalogueSchema(catalogue) as Schema;
  const sections = anyOf.flatMap(({ properties = {} }) => {
    const kind = String(properties.kind?.const);
    const details = properties.details ?? {};
    const rows = Object.entries(details.properties ?? {}).map(
      ([name, field]) =>
        `| \`${name}\` | ${details.required?.includes(name) ? 'yes' : ''} | ${cell(valueWords(field))} | ${cell(field.description ?? '')} |`,
    );
    const said = kindsAbout[kind as TouchpointKind] ?? catalogue.kinds[kind]?.about ?? '';
    const table = rows.length > 0 ? ['', '| detail | required | value | |', '|---|---|---|---|', ...rows] : [];
    return ['', `## \`${kind}\``, '', said, ...table];
  });
  return [
    `# ${title}`,
    '',
    `Services: ${catalogue.services.map((service) => `\`${service}\``).join(', ')}.`,
    ...(catalogue.measures ? ['', `Measures: ${catalogue.measures.map((measure) => `\`${measure}\``).join(', ')}.`] : []),
    ...sections,
    '',
  ].join('\n');
}
