import { expect, test } from 'vitest';
import { render } from './render.ts';

const root = () => document.body.appendChild(document.createElement('div'));

test('keeps the element, its focus and what was typed when the texts around it change', () => {
  const place = root();
  const draw = (note?: string) =>
    render(
      <form>
        {note && <p>{note}</p>}
        <input name="a" />
      </form>,
      place,
    );
  draw();
  const input = place.querySelector('input')!;
  input.focus();
  input.value = 'typed';
  draw('a fault');
  expect(place.querySelector('input')).toBe(input);
  expect(document.activeElement).toBe(input);
  expect(input.value).toBe('typed');
  draw();
  expect(place.innerHTML).toBe('<form><input name="a"></form>');
});

test('another key is another element, even of the same kind', () => {
  const place = root();
  const Field = ({ name }: { name: string }) => <input name={name} />;
  render(<Field key="one" name="one" />, place);
  const first = place.firstChild;
  render(<Field key="two" name="two" />, place);
  expect(place.firstChild).not.toBe(first);
});

test('a control follows its value although the person changed it since', () => {
  const place = root();
  const draw = () => render(<input type="checkbox" checked={false} />, place);
  draw();
  place.querySelector('input')!.checked = true;
  draw();
  expect(place.querySelector('input')!.checked).toBe(false);
});

test('truth of an aria attribute is written out; of any other it is presence', () => {
  const place = root();
  render(<button type="button" aria-expanded={false} hidden />, place);
  expect(place.innerHTML).toBe('<button type="button" aria-expanded="false" hidden=""></button>');
  render(<button type="button" aria-expanded={true} hidden={false} />, place);
  expect(place.innerHTML).toBe('<button type="button" aria-expanded="true"></button>');
});

test('texts are never markup, and drawings are SVG', () => {
  const place = root();
  render(
    <p>
      {'<b>bold</b>'}
      <svg viewBox="0 0 1 1" aria-hidden="true">
        <path d="M0 0" />
      </svg>
    </p>,
    place,
  );
  expect(place.querySelector('b')).toBeNull();
  expect(place.querySelector('path')).toBeInstanceOf(SVGPathElement);
});

test('a handler that is gone is not called', () => {
  const place = root();
  let clicks = 0;
  render(<button type="button" onClick={() => clicks++} />, place);
  place.querySelector('button')!.click();
  render(<button type="button" />, place);
  place.querySelector('button')!.click();
  expect(clicks).toBe(1);
});
