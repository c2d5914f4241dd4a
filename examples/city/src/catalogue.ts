import { defineCatalogue } from '@earshot/model';

/** What Port Ellery's own systems may tell Earshot. */
export const catalogue = defineCatalogue({
  services: ['parking-permit', 'bulky-waste', 'library'],
  measures: ['csat.top2', 'gds.satisfaction'],
  kinds: {
    'x.collection.missed': {
      about: 'The lorry did not come, or left something standing.',
      details: {
        street: { is: 'text', about: 'Without the house number.' },
        left: { is: 'choice', of: ['all', 'some'] },
        pieces: { is: 'whole', optional: true },
        comesAgain: { is: 'day', optional: true, about: 'When it is put right.' },
      },
    },
    'x.book.returned-late': { about: 'A book came back after its day.' },
  },
});
