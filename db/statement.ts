import type { SQL } from 'drizzle-orm';
import { PgDialect } from 'drizzle-orm/pg-core';

/**
 * How many different texts are prepared. A prepared statement is kept by each connection until
 * that is closed, in PostgreSQL's memory and in ours, and a list's filters combine to thousands of
 * texts. Texts beyond this number are parsed on every use.
 */
export const MAX_PREPARED = 250;

const dialect = new PgDialect();
const preparedTexts = new Set<string>();

/** A statement as the driver takes it. */
export interface Statement {
  text: string;
  parameters: unknown[];
  /** Whether the connection keeps it parsed for the next use. */
  prepare: boolean;
}

/** The text and the parameters of a statement, built by Drizzle. */
export function buildStatement(statement: SQL): Statement {
  const { sql: text, params: parameters } = dialect.sqlToQuery(statement);
  if (preparedTexts.size < MAX_PREPARED) preparedTexts.add(text);
  return { text, parameters, prepare: preparedTexts.has(text) };
}
