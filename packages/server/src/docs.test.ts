import { readFileSync } from 'node:fs';
import { EventStatus, errorCodes, eventTypes, Offer, quarantineReasons, rejections } from '@earshot/model';
import { expect, test } from 'vitest';
import { settings } from './config.ts';
import { problems } from './errors.ts';
import { routeRows } from './interface.ts';

const page = (name: string) => readFileSync(new URL(`../../../docs/reference/${name}.md`, import.meta.url), 'utf8');

test('each setting is described with its default', () => {
  const text = page('settings');
  for (const { name, default: value, about } of settings) {
    const said = String(value) === '' ? '' : `\`${value}\``;
    expect(text, name).toContain(`| \`${name}\` | ${said}${said ? ' ' : ''}| ${about} |`);
  }
});

test('each error is described with its status', () => {
  const text = page('errors');
  for (const code of errorCodes) expect(text, code).toContain(`| \`${code}\` | ${problems[code][0]} | ${problems[code][1]} |`);
});

test('each event type, its fields, each status and each reason for a rejection is described', () => {
  const text = page('events');
  for (const [type, shape] of Object.entries(eventTypes)) {
    expect(text, type).toContain(`### \`${type}\``);
    for (const field of Object.keys(shape.shape)) expect(text, field).toContain(`\`${field}\``);
  }
  for (const status of EventStatus.options) expect(text, status).toContain(`| \`${status}\` |`);
  for (const reason of [...Object.keys(rejections), ...Object.keys(quarantineReasons)]) expect(text, reason).toContain(`| \`${reason}\` |`);
});

test('each field of an offer is described, and each thing it may wait for', () => {
  const text = page('script-tag');
  for (const field of Object.keys(Offer.shape)) expect(text, field).toContain(`| \`${field}\` |`);
  for (const field of Object.keys(Offer.shape.after.def.innerType.shape)) expect(text, field).toContain(`| \`after.${field}\` |`);
});

test('each route is described', () => {
  const text = page('http');
  for (const { method, path } of routeRows) {
    if (method === 'OPTIONS' || path === '/*' || path.startsWith('/hosted/')) continue;
    expect(text, path).toContain(path.replace('/*', '/'));
  }
});
