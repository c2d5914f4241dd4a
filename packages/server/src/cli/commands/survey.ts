import { misfit } from '@earshot/metrics';
import { checkSurvey, EarshotError, type Fault, type Survey } from '@earshot/model';
import { canonicalHash } from '../../ingest/canonical.ts';
import { agencyOf, type Ground } from './ground.ts';

export interface Published {
  id: string;
  version: number;
  isNew: boolean;
  warnings: Fault[];
}

/**
 * Publishes a survey: its content gets the next version, or the one it already has. Published versions never change.
 * @throws EarshotError `survey.no-notice`, `survey.invalid` with a fault for each thing that is wrong
 */
export async function publishSurvey(ground: Ground, { agency, survey }: { agency?: string; survey: Survey }): Promise<Published> {
  const { version: _, ...content } = survey;
  if (!content.notice) {
    throw new EarshotError(
      'survey.no-notice',
      'Nobody may be asked without knowing by whom, why, and how long answers are kept: add "notice".',
      {
        faults: [{ at: 'notice', message: 'is missing' }],
      },
    );
  }
  const { errors, warnings } = checkSurvey(content, misfit);
  if (errors.length > 0) throw new EarshotError('survey.invalid', 'The survey is not ready to be published.', { faults: errors });
  const of = await agencyOf(ground, agency);
  const published = await ground.store.surveys.publish(of, content, canonicalHash('survey', content), ground.clock());
  return { ...published, warnings };
}
