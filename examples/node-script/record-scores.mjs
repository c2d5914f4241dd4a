// A call centre's evening: the day's scores, recorded from Node. EARSHOT_URL and EARSHOT_KEY (a secret key with scope events) say where.
import { createClient, isRefusedError } from '@earshot/sdk';

const earshot = createClient({
  url: process.env.EARSHOT_URL ?? '',
  key: process.env.EARSHOT_KEY ?? '',
  source: 'urn:port-ellery:call-centre',
});
const scores = [5, 4, 4, 2].map((value) => ({ measure: 'ease5', value, service: 'parking-permit', channel: 'phone', language: 'en' }));

const results = await Promise.all(scores.map((score) => earshot.scores.record(score)));
console.log(results.map(({ status }) => status).join(' '));

try {
  await earshot.scores.record({ measure: 'ease5', value: 9, service: 'parking-permit', channel: 'phone' });
} catch (error) {
  if (!isRefusedError(error)) throw error;
  console.log(`refused: ${error.code}`);
}
