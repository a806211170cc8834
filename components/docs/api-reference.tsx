'use client';

import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import { useEffect, useRef, useState } from 'react';
import 'swagger-ui-dist/swagger-ui.css';

/** The contract, to read and to try, from this server alone: nothing is loaded from elsewhere. */
export function ApiReference() {
  const place = useRef<HTMLDivElement>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    let gone = false;
    import('swagger-ui-dist/swagger-ui-es-bundle')
      .then(({ default: SwaggerUi }) => {
        if (gone || !place.current) return;
        SwaggerUi({
          domNode: place.current,
          url: '/api/openapi.json',
          deepLinking: true,
          tryItOutEnabled: true,
          validatorUrl: null,
        });
      })
      .catch(() => setFailed(true));
    return () => {
      gone = true;
    };
  }, []);
  return (
    // Its colours are made for a light page, whatever the rest of the console shows.
    <Box component="main" sx={{ minHeight: '100vh', bgcolor: '#ffffff', colorScheme: 'light' }}>
      {failed && (
        <Alert severity="error">The reference could not be loaded. Reload the page.</Alert>
      )}
      <div ref={place} />
    </Box>
  );
}
