import { supervise } from '@/container/supervise';

// A program for the tests of the supervisor: its arguments, `name=code`, are the processes to run.
const specs = process.argv.slice(2).map((argument) => {
  const [name = '', ...code] = argument.split('=');
  return { name, args: ['-e', code.join('=')] };
});
process.exitCode = await supervise(specs, {
  killAfterMs: 500,
  died: ({ name }) => process.stdout.write(`died: ${name}\n`),
});
