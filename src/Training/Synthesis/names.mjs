// Writes LISTS/names_faker_mit.tsv: locale, given or family, name, in Latin script. In a folder where @faker-js/faker 10.6.0 is installed: node names.mjs > names_faker_mit.tsv
import { allLocales } from '@faker-js/faker';

const latin = /^[\p{Script=Latin}'’\-. ]+$/u;
const lines = new Set();
for (const [locale, { person }] of Object.entries(allLocales)) {
  for (const [kind, lists] of [['given', person?.first_name], ['family', person?.last_name]]) {
    for (const item of lists ? (Array.isArray(lists) ? lists : Object.values(lists).flat()) : []) {
      const name = (typeof item === 'string' ? item : item?.value) || '';
      if (latin.test(name) && /^\p{Lu}/u.test(name)) lines.add(`${locale}\t${kind}\t${name}`);
    }
  }
}
console.log([...lines].sort().join('\n'));
