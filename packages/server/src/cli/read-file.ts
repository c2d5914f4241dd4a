import { readFile } from 'node:fs/promises';
import { EarshotError, type ErrorCode, type Fault, readAs } from '@earshot/model';
import type * as z from 'zod/mini';
import { JsonFault, readJson } from './json-lines.ts';

/** A file read as a shape, with the way back from a fault to its line. */
export interface FromFile<T> {
  value: T;
  withLines<F extends Fault>(faults: readonly F[]): (F & { line: number })[];
}

/**
 * Reads a JSON file as a shape.
 * @throws EarshotError with the given code; each fault says its line.
 */
export async function readShapeFile<S extends z.core.$ZodType>(file: string, shape: S, code: ErrorCode): Promise<FromFile<z.output<S>>> {
  const read = jsonOf(file, await textOf(file, code), code);
  const withLines = <F extends Fault>(faults: readonly F[]) => faults.map((fault) => ({ ...fault, line: read.lineOf(fault.at) }));
  const { value, faults } = readAs(shape, read.value);
  if (faults) throw new EarshotError(code, `${file} is not valid.`, { faults: withLines(faults) });
  return { value, withLines };
}

async function textOf(file: string, code: ErrorCode): Promise<string> {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await readFile(file));
  } catch (error) {
    const why =
      (error as NodeJS.ErrnoException).code === 'ENOENT'
        ? 'does not exist'
        : error instanceof TypeError
          ? 'is not UTF-8 text'
          : 'cannot be read';
    throw new EarshotError(code, `${file} ${why}.`, { cause: error });
  }
}

function jsonOf(file: string, text: string, code: ErrorCode) {
  try {
    return readJson(text);
  } catch (error) {
    if (!(error instanceof JsonFault)) throw error;
    const { line, column, message } = error;
    throw new EarshotError(code, `${file} is not JSON.`, { faults: [{ at: '', line, message: `${message} (column ${column})` }] });
  }
}
