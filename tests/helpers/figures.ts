import { renderMetrics } from '@/lib/metrics';

/** The metrics of one scrape, in the Prometheus text format. */
export class Figures {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  /** The metrics of this process. */
  static async here(): Promise<Figures> {
    return new Figures((await renderMetrics()).text);
  }

  /** The metrics of the process that serves them on this port. */
  static async at(port: number): Promise<Figures> {
    return new Figures(await (await fetch(`http://127.0.0.1:${port}/metrics`)).text());
  }

  /** The sum of a metric's samples that have these labels; undefined when there is none. */
  get(name: string, labels: Record<string, string> = {}): number | undefined {
    const wanted = Object.entries(labels).map(([label, value]) => `${label}="${value}"`);
    const values = this.text
      .split('\n')
      .filter((line) => line.startsWith(`${name} `) || line.startsWith(`${name}{`))
      .filter((line) => wanted.every((pair) => line.includes(pair)))
      .map((line) => Number(line.slice(line.lastIndexOf(' ') + 1)));
    return values.length === 0 ? undefined : values.reduce((sum, value) => sum + value, 0);
  }

  /** The increase of a metric since an earlier scrape; a metric that is absent counts as 0. */
  since(before: Figures, name: string, labels: Record<string, string> = {}): number {
    return (this.get(name, labels) ?? 0) - (before.get(name, labels) ?? 0);
  }

  /** The names of all metrics. */
  get names(): string[] {
    return [...this.text.matchAll(/^# TYPE (\S+) /gm)].map((match) => match[1] ?? '');
  }
}
