import { Channel } from '@earshot/model';

/** How somebody came to the page. */
export interface CameBy {
  channel: Channel;
  /** The token of the touchpoint that the survey is about, as the link brought it: not looked at yet. */
  reference: string | undefined;
  /** From a preview: the answer is not counted. */
  test: boolean;
}

/** What a token can be. */
const isReference = (text: string | null): text is string => text !== null && /^[\x21-\x7e]{1,512}$/.test(text);

/** Reads it from a link (`?c=qr&t=…&test=1`) or, under the same names with a `~`, from the form that carries it on. */
export function cameBy(from: URLSearchParams, mark: '' | '~' = ''): CameBy {
  const channel = Channel.safeParse(from.get(`${mark}c`) ?? 'web');
  const reference = from.get(`${mark}t`);
  return {
    channel: channel.success ? channel.data : 'web',
    reference: isReference(reference) ? reference : undefined,
    test: (from.get(`${mark}test`) ?? '0') !== '0',
  };
}

/** The same as hidden fields. */
export const carried = ({ channel, reference, test }: CameBy): Record<string, string | undefined> => ({
  '~c': channel,
  '~t': reference,
  '~test': test ? '1' : undefined,
});
