import { readFileSync } from 'node:fs';
import { misfit } from '@earshot/metrics';
import { lintSurvey, readAs, Survey } from '@earshot/model';
import { expect, it } from 'vitest';

const guide = readFileSync(new URL('../../../../docs/guides/write-a-survey.md', import.meta.url), 'utf8');

it('the survey of the guide is one the check has no remark on', () => {
  const [, text = ''] = /```json\n([\s\S]*?)```/.exec(guide) ?? [];
  const { value, faults } = readAs(Survey, JSON.parse(text));
  expect(faults).toBeUndefined();
  expect(lintSurvey(value!, misfit)).toEqual([]);
});
