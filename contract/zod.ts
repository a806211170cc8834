import { z } from 'zod';

// In a browser zod would probe whether it may compile code, which the page's CSP rightly refuses
// and reports. It must be told before the first schema is made, so all schemas come through here.
if (typeof window !== 'undefined') z.config({ jitless: true });

export { z };
