import { supervise } from '@/container/supervise';

// A program for the tests of the supervisor: runs scripts given as arguments, `name=code`.
const specs = process.argv.slice(2).map((argument) => {
  const [name = '', ...code] = argument.split('=');
  return { name, args: ['-e', code.join('=')] };
});
process.exitCode = await supervise(specs, {
  killAfterMs: 500,
  died: ({ name }) => process.stdout.write(`died: ${name}\n`),
});
