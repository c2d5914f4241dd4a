import type { device } from './device.ts';

/** What keeps answers on the device. */
export type Device = typeof device;

/** That part of the sender is in a file of its own: nobody who merely looks at a page needs it. */
export const loadDevice = (): Promise<Device> => import('./device.ts').then((file) => file.device);
