/**
 * The source text of a JSON number, which a float would round. Only our own parser creates it, so an
 * object in a client's JSON is never an instance.
 */
export class NumberSource {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}
