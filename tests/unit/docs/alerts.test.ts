import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { collectProcessMetrics, renderMetrics } from '@/lib/metrics';

interface Rule {
  alert: string;
  expr: string;
  for?: string;
  labels: { severity: string };
  annotations: { summary: string; runbook_url: string };
}

const RUNBOOK = 'docs/runbook';
const HEADINGS = ['Meaning', 'Impact', 'Diagnosis', 'Mitigation'];
/** The pages of the runbook that are no incident. */
const GENERAL = ['README.md', 'look.md'];
/** Operators replace the part before `docs`. */
const URL_PATTERN = /^https:\/\/example\.com\/wire-management\/docs\/runbook\/([a-z-]+\.md)$/;

const { groups } = parse(readFileSync('docker/alerts.yml', 'utf8')) as {
  groups: { name: string; rules: Rule[] }[];
};
const rules = groups.flatMap((group) => group.rules);
const names = rules.map(({ alert }) => alert);
const index = readFileSync(join(RUNBOOK, 'README.md'), 'utf8');
const incidents = readdirSync(RUNBOOK).filter(
  (name) => name.endsWith('.md') && !GENERAL.includes(name),
);

/** `ProcessDown` has the page `process-down.md`. */
const pageOf = (alert: string) =>
  `${alert.replaceAll(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase()}.md`;

/** The section of the index with this title, up to the next one. */
const sectionOf = (title: string) =>
  index.split(/^## /m).find((section) => section.startsWith(`${title}\n`)) ?? '';

/** The metrics of an expression: its names without functions, labels, durations and numbers. */
function metricsOf(expr: string): string[] {
  const bare = expr.replaceAll(/\{[^}]*\}|\[[^\]]*\]|\b(by|without) \([^)]*\)/g, ' ');
  return bare.match(/\b[a-z_]\w*\b(?! *\()/g) ?? [];
}

describe('the alert rules', () => {
  it('are 18, each with a name of its own', () => {
    expect(names).toHaveLength(18);
    expect(new Set(names).size).toBe(18);
    expect(new Set(groups.map(({ name }) => name)).size).toBe(groups.length);
  });

  /** `up` is Prometheus' own. */
  const known = new Set<string>(['up']);
  beforeAll(async () => {
    const page = readFileSync('docs/metrics.md', 'utf8');
    for (const [, name = ''] of page.matchAll(/^\| `(\w+)`/gm)) known.add(name);
    collectProcessMetrics();
    const { text } = await renderMetrics();
    for (const [, name = ''] of text.matchAll(/^# TYPE (\w+)/gm)) known.add(name);
  });

  describe.each(rules)('$alert', (rule) => {
    it('is built from metrics that the desk serves', () => {
      const used = metricsOf(rule.expr);
      expect(used).not.toEqual([]);
      for (const name of used) expect(known).toContain(name.replace(/_(bucket|count|sum)$/, ''));
    });

    it('has a severity, a summary and a duration that Prometheus accepts', () => {
      expect(['critical', 'warning']).toContain(rule.labels.severity);
      expect(rule.annotations.summary).toMatch(/\.$/);
      expect(rule.for ?? '0m').toMatch(/^\d+[smh]$/);
    });

    it('links to the page of its name', () => {
      const [, page] = URL_PATTERN.exec(rule.annotations.runbook_url) ?? [];
      expect(page).toBe(pageOf(rule.alert));
      expect(incidents).toContain(page);
    });

    it('has a page that begins with its name and quotes its metrics', () => {
      const page = readFileSync(join(RUNBOOK, pageOf(rule.alert)), 'utf8');
      expect(page).toMatch(new RegExp(`^# ${rule.alert}\n`));
      for (const name of metricsOf(rule.expr))
        expect(page).toContain(name.replace(/_(bucket|count|sum)$/, ''));
    });

    it('is listed in the index with its severity', () => {
      const row = `| [${rule.alert}](${pageOf(rule.alert)})`;
      const line = sectionOf('Incidents with an alert')
        .split('\n')
        .find((text) => text.startsWith(row));
      expect(line?.split('|')[2]?.trim()).toBe(rule.labels.severity);
    });
  });
});

describe.each(incidents)('the page %s', (name) => {
  it('has the four headings, in order', () => {
    const page = readFileSync(join(RUNBOOK, name), 'utf8');
    expect([...page.matchAll(/^## (.+)$/gm)].map((match) => match[1])).toEqual(HEADINGS);
  });

  it('has a rule, or is listed in the index as an incident without an alert', () => {
    const hasRule = names.some((alert) => pageOf(alert) === name);
    const isListed = sectionOf('Incidents without an alert').includes(`](${name})`);
    expect(isListed).toBe(!hasRule);
  });
});
