// Checks that a desk is healthy and of the expected environment. docker/deploy.sh runs it with the
// Node of the image: node - UI_URL API_URL ENVIRONMENT [COLOUR that the gate must name]
const [ui, api, environment, colour] = process.argv.slice(2);
const WITHIN_MS = 15_000;
const ANSWER_WITHIN_MS = 5_000;

/** GET with the checks of every response. @throws Error that says which check failed */
async function get(url, accept) {
  const response = await fetch(url, {
    headers: { accept },
    signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
  });
  const text = await response.text();
  if (response.status !== 200) throw new Error(`${url} answered ${response.status}: ${text}`);
  const served = response.headers.get('x-served-by') ?? undefined;
  if (served !== colour) throw new Error(`${url} was served by ${served}, not by ${colour}`);
  return text;
}

async function check() {
  let version;
  for (const base of [ui, api]) {
    await get(`${base}/health`, 'application/json');
    const info = JSON.parse(await get(`${base}/api`, 'application/json'));
    if (info.environment !== environment) {
      throw new Error(`${base} is the environment ${info.environment}, not ${environment}`);
    }
    version = info.version;
  }
  const page = await get(`${ui}/login`, 'text/html');
  if (!/<title>[^<]*Wire Management/.test(page))
    throw new Error(`${ui}/login is not the sign-in page`);
  return version;
}

const deadline = Date.now() + WITHIN_MS;
for (;;) {
  try {
    console.log(`${environment} ${await check()} is healthy at ${ui} and ${api}`);
    break;
  } catch (error) {
    if (Date.now() > deadline) {
      console.error(error.cause ?? error);
      process.exit(1);
    }
    await new Promise((done) => setTimeout(done, 250));
  }
}
