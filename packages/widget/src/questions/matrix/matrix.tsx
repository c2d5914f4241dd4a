import { checkMatrix } from '@earshot/model/rules';
import { Group } from '../frame.tsx';
import type { Kind } from '../kind.ts';
import { firstFieldId, type QuestionProps } from '../question.ts';
import { Row } from '../row.tsx';
import { Say } from '../say.tsx';
import css from './matrix.css?inline';

/** The same answers to several things: a table where there is room for one, else one group under the other. */
export function Matrix(props: QuestionProps) {
  const { question, name, value, fault, idPrefix, wide, onAnswer } = props;
  const { rows = [], columns = [] } = question;
  const given: Readonly<Record<string, string>> = typeof value === 'object' && !Array.isArray(value) ? value : {};
  const choose = (row: string, column: string) => onAnswer?.({ ...given, [row]: column });
  // An error leads to the first row that lacks an answer.
  const lead = Math.max(0, fault ? rows.findIndex(({ id }) => !given[id]) : 0);
  const prefix = (at: number) => (at === lead ? idPrefix : `${idPrefix}-${at}`);
  if (!wide?.()) {
    return (
      <Group {...props} look="matrix">
        {rows.map((row, at) => (
          <fieldset key={row.id} class="part">
            <legend>
              <Say text={row.label} />
            </legend>
            <div class="rows">
              {columns.map((column, place) => (
                <Row
                  key={column.id}
                  of={{ ...props, name: `${name}~${row.id}`, idPrefix: prefix(at) }}
                  at={place + 1}
                  value={column.id}
                  checked={given[row.id] === column.id}
                  onChoose={() => choose(row.id, column.id)}
                >
                  <Say text={column.label} />
                </Row>
              ))}
            </div>
          </fieldset>
        ))}
      </Group>
    );
  }
  return (
    <Group {...props} look="matrix">
      <table>
        <thead>
          <tr>
            <td />
            {columns.map(({ id, label }) => (
              <th key={id} scope="col">
                <Say text={label} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <tr key={row.id}>
              <th scope="row">
                <Say text={row.label} />
              </th>
              {columns.map((column, place) => (
                <td key={column.id}>
                  <label class="row">
                    <input
                      type="radio"
                      id={place === 0 ? firstFieldId(prefix(at)) : `${prefix(at)}-${place + 1}`}
                      name={`${name}~${row.id}`}
                      value={column.id}
                      checked={given[row.id] === column.id}
                      onChange={onAnswer && (() => choose(row.id, column.id))}
                    />
                    <span class="unseen">
                      <Say text={row.label} />: <Say text={column.label} />
                    </span>
                  </label>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Group>
  );
}

export const matrix: Kind = { Draw: Matrix, css, check: checkMatrix };
