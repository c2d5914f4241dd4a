import type { LaunchOptions } from '@playwright/test';

export const chromium: string | undefined;
export const firefox: string | undefined;
export const webkitDriver: string | undefined;
export const webkit: string | undefined;
export const chromiumLaunch: LaunchOptions;
export const firefoxLaunch: LaunchOptions | null;
