import { createInterface } from 'node:readline';
import type { ErasedPersons } from './erased-person.js';
import type { PersonId, PersonTable } from './person-table.js';

interface KeptText {
  id: string;
  text: string;
  form: string;
}

/** The rejected rows that are about one of these people. */
export async function rejectedOf(table: PersonTable, { persons }: ErasedPersons): Promise<PersonId[]> {
  const found: PersonId[] = [];
  const searched = persons.map((person) => ({
    erasure: person.erasure,
    // The form of a webhook's row names the source of its shop.
    shop: person.source === '' ? undefined : `"source":${JSON.stringify(person.source)}`,
    words: person.mentions(),
  }));
  for await (const line of createInterface({ input: await table.rejectedTexts() })) {
    if (line === '') continue;
    const { id, text, form } = JSON.parse(line) as KeptText;
    for (const { erasure, shop, words } of searched) {
      if (words.in(text) || (shop !== undefined && form.includes(shop))) {
        found.push({ erasure, kind: 'rejected', value: id });
      }
    }
  }
  return found;
}
