import { version } from '@/package.json';

/** The version of this build (Semantic Versioning). */
export const VERSION: string = version;
