// What a program that only records imports: its bundle is measured, and run where there is nothing but the web's own globals.
export { createRecorder, isRefusedError } from '../src/index.ts';
