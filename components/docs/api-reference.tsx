'use client';

import { useEffect, useRef, useState } from 'react';
import 'swagger-ui-dist/swagger-ui.css';
import styles from '@/components/docs/api-reference.module.css';
import plain from '@/components/ui/plain.module.css';

/** The API reference with its "Try it out". Loads nothing from other servers. */
export function ApiReference() {
  const container = useRef<HTMLDivElement>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    let unmounted = false;
    import('swagger-ui-dist/swagger-ui-es-bundle')
      .then(({ default: SwaggerUi }) => {
        if (unmounted || !container.current) return;
        SwaggerUi({
          domNode: container.current,
          url: '/api/openapi.json',
          deepLinking: true,
          tryItOutEnabled: true,
          validatorUrl: null,
        });
      })
      .catch(() => setFailed(true));
    return () => {
      unmounted = true;
    };
  }, []);
  return (
    <main className={styles.page}>
      {failed && (
        <p role="alert" className={plain.alert}>
          The reference could not be loaded. Reload the page.
        </p>
      )}
      <div ref={container} />
    </main>
  );
}
