import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import WebSocket from 'ws';
import { apiClient } from '@/contract/client';
import type { LiveMessage } from '@/contract/events';
import { poll } from '@/lib/poll';

/** Twenty requests a second. */
const EVERY_MS = 50;
const POLL_MS = 100;
const ANSWER_WITHIN_MS = 10_000;
/** Of so many requests, two create a wire. */
const CREATE_EVERY = 10;

export interface LoadReport {
  requests: number;
  /** Every unexpected response and every broken connection, a line each. */
  failures: string[];
  /** The colours that responded. */
  served: string[];
  /** How often the WebSocket reconnected. */
  reconnects: number;
  /** The ids of created wires, and of those whose completion arrived by WebSocket. */
  created: Set<string>;
  completed: Set<string>;
}

/** Sends requests to one environment and holds a WebSocket open, until stop(). */
export class Load {
  readonly #report: LoadReport = {
    requests: 0,
    failures: [],
    served: [],
    reconnects: 0,
    created: new Set(),
    completed: new Set(),
  };
  readonly #keptAlive = new Agent({ keepAlive: true, maxSockets: 4 });
  readonly #open = new Set<Promise<void>>();
  readonly #ui: string;
  readonly #api: string;
  #token = '';
  #running = true;
  #lastEvent: string | undefined;
  #socket: WebSocket | undefined;

  constructor(ui: string, api: string) {
    this.#ui = ui;
    this.#api = api;
  }

  /** Registers an account and starts sending. */
  async start(): Promise<this> {
    const account = { email: `drill-${randomUUID()}@example.com`, password: randomUUID() };
    const anonymous = apiClient({ baseUrl: this.#api });
    await anonymous('register', { body: account });
    this.#token = (await anonymous('login', { body: account })).access_token;
    this.#listen();
    void this.#send();
    return this;
  }

  /** Stops sending, waits until the completion of every created wire has arrived, and reports. */
  async stop(withinMs = 30_000): Promise<LoadReport> {
    this.#running = false;
    await Promise.all(this.#open);
    const { created, completed, failures } = this.#report;
    const missing = () => created.difference(completed).size;
    await poll(() => missing() === 0, { timeoutMs: withinMs, intervalMs: POLL_MS });
    if (missing() > 0) failures.push(`the completion of ${missing()} wires did not arrive`);
    this.#socket?.terminate();
    this.#keptAlive.destroy();
    return this.#report;
  }

  async #send(): Promise<void> {
    while (this.#running) {
      const one = this.#one(this.#report.requests++).catch((error: unknown) => {
        const code = (error as NodeJS.ErrnoException).code ?? '';
        this.#report.failures.push(`${code} ${error instanceof Error ? error.message : ''}`);
      });
      this.#open.add(one);
      void one.then(() => this.#open.delete(one));
      await sleep(EVERY_MS);
    }
  }

  /** Alternates reads and writes, both ports, kept-alive and new connections. */
  async #one(n: number): Promise<void> {
    const agent = n % 2 === 0 ? this.#keptAlive : false;
    if (n % CREATE_EVERY < 2) {
      const wire = { sender_name: 'Drill', recipient_name: 'Drill', amount: '1.00' };
      const body = await this.#ask(agent, 201, `${this.#api}/api/wires`, JSON.stringify(wire));
      this.#report.created.add((JSON.parse(body) as { id: string }).id);
    } else if (n % 6 < 2) {
      const body = await this.#ask(agent, 200, `${this.#api}/api/wires?page_size=5`);
      if (!body.startsWith('{"items":[')) throw new Error(`a list was ${body}`);
    } else if (n % 6 < 4) {
      const body = await this.#ask(agent, 200, `${this.#ui}/login`);
      if (!body.includes('Wire Management')) throw new Error('/login is not the sign-in page');
    } else {
      const body = await this.#ask(agent, 200, `${this.#ui}/health`);
      // On a busy machine Redis can exceed its 200 ms, which is not a failure of the deploy.
      if (!/^\{"status":"(ok|degraded)"/.test(body)) throw new Error(`health was ${body}`);
    }
  }

  async #ask(agent: Agent | false, status: number, url: string, body?: string): Promise<string> {
    const { promise, resolve, reject } = Promise.withResolvers<string>();
    const headers = {
      authorization: `Bearer ${this.#token}`,
      ...(body !== undefined && { 'content-type': 'application/json' }),
    };
    const method = body === undefined ? 'GET' : 'POST';
    const options = { agent, method, headers, timeout: ANSWER_WITHIN_MS };
    const sent = request(url, options, (response) => {
      const colour = String(response.headers['x-served-by']);
      if (!this.#report.served.includes(colour)) this.#report.served.push(colour);
      text(response).then((answer) => {
        if (response.statusCode === status) resolve(answer);
        else reject(new Error(`${method} ${url} answered ${response.statusCode}: ${answer}`));
      }, reject);
    });
    sent.on('error', reject);
    sent.on('timeout', () => sent.destroy(new Error(`${method} ${url} did not answer`)));
    sent.end(body);
    return promise;
  }

  /** Reconnects at once when the connection is closed, and asks for the missed events. */
  #listen(): void {
    const after = this.#lastEvent === undefined ? '' : `?after=${this.#lastEvent}`;
    const socket = new WebSocket(`${this.#ui.replace(/^http/, 'ws')}/ws${after}`, {
      headers: { authorization: `Bearer ${this.#token}` },
      handshakeTimeout: ANSWER_WITHIN_MS,
    });
    this.#socket = socket;
    socket.on('message', (data: Buffer) => {
      const message = JSON.parse(data.toString()) as LiveMessage;
      if ('event_id' in message) this.#lastEvent = message.event_id ?? this.#lastEvent;
      if ('wire' in message && message.wire.status === 'completed')
        this.#report.completed.add(message.wire.id);
    });
    socket.on('error', (error) => this.#report.failures.push(`the WebSocket: ${error.message}`));
    socket.on('close', () => {
      if (!this.#running) return;
      this.#report.reconnects += 1;
      this.#listen();
    });
  }
}
