/**
 * A JSON number by its source text, which a float would lose. Only our own parser makes one: an
 * object that a client sends cannot pass for it.
 */
export class NumberSource {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}
