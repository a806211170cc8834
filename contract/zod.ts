import { z } from 'zod';

// In a browser zod tests whether it can compile code, which the page's CSP blocks and reports. The
// option must be set before the first schema is created, so all modules import z from here.
if (typeof window !== 'undefined') z.config({ jitless: true });

export { z };
