import type { Contents } from '@/backup/read-contents';

type Section = 'tables' | 'money' | 'schema';

const union = (a: object, b: object) => [...new Set([...Object.keys(a), ...Object.keys(b)])].sort();

function differencesIn(section: Section, wanted: Contents, found: Contents): string[] {
  return union(wanted[section], found[section]).flatMap((name) => {
    const [there, here] = [wanted[section][name], found[section][name]];
    if (there === here) return [];
    const what = section === 'tables' ? `table ${name}` : name;
    if (here === undefined) return [`${what} is missing`];
    if (there === undefined) return [`${what} should not be there`];
    return [section === 'schema' ? `${what} differs` : `${what}: ${there} became ${here}`];
  });
}

function sequenceDifferences(wanted: Contents, found: Contents): string[] {
  return union(wanted.sequences, found.sequences).flatMap((name) => {
    const [range, here] = [wanted.sequences[name], found.sequences[name]?.[0]];
    if (here === undefined) return [`sequence ${name} is missing`];
    if (range === undefined) return [`sequence ${name} should not be there`];
    const [least, most] = range;
    return BigInt(here) >= BigInt(least) && BigInt(here) <= BigInt(most)
      ? []
      : [`sequence ${name}: next is ${here}, not ${[...new Set(range)].join('–')}`];
  });
}

/** The differences of `found` from `wanted`, a line each with its name; empty when there is none. */
export function differences(wanted: Contents, found: Contents): string[] {
  return [
    ...differencesIn('tables', wanted, found),
    ...differencesIn('money', wanted, found),
    ...sequenceDifferences(wanted, found),
    ...differencesIn('schema', wanted, found),
  ];
}
