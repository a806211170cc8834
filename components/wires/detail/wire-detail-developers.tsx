'use client';

import ExpandMoreRounded from '@mui/icons-material/ExpandMoreRounded';
import Accordion from '@mui/material/Accordion';
import AccordionDetails from '@mui/material/AccordionDetails';
import AccordionSummary from '@mui/material/AccordionSummary';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { CodeBlock } from '@/components/ui/code-block';
import type { Wire } from '@/contract/wire';

export interface WireDetailDevelopersProps {
  wire: Wire;
  /** The address of this desk, without a slash at its end. */
  baseUrl: string;
}

/** The wire in the API: a curl command and its JSON. */
export function WireDetailDevelopers({ wire, baseUrl }: WireDetailDevelopersProps) {
  const curl = `curl ${baseUrl}/api/wires/${wire.id} \\\n  -H "Authorization: Bearer $TOKEN"`;
  return (
    <Accordion
      data-noprint
      variant="outlined"
      disableGutters
      slotProps={{ heading: { component: 'h2' }, transition: { unmountOnExit: true } }}
      sx={{ borderRadius: 1, '&::before': { display: 'none' } }}
    >
      <AccordionSummary
        id="developers-summary"
        aria-controls="developers-details"
        expandIcon={<ExpandMoreRounded />}
        sx={{ px: { xs: 2.5, sm: 4 } }}
      >
        <Typography component="span" variant="h2">
          For developers
        </Typography>
      </AccordionSummary>
      <AccordionDetails sx={{ px: { xs: 2.5, sm: 4 }, pb: 4 }}>
        <Stack spacing={2}>
          <CodeBlock label="curl command" code={curl} />
          <CodeBlock label="wire as JSON" code={JSON.stringify(wire, null, 2)} />
        </Stack>
      </AccordionDetails>
    </Accordion>
  );
}
