'use client';

import { useEffect, useRef, useState } from 'react';
import 'swagger-ui-dist/swagger-ui.css';
import styles from '@/components/docs/api-reference.module.css';
import plain from '@/components/ui/plain.module.css';

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
    <main className={styles.page}>
      {failed && (
        <p role="alert" className={plain.alert}>
          The reference could not be loaded. Reload the page.
        </p>
      )}
      <div ref={place} />
    </main>
  );
}
