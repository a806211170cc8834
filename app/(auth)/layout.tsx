import type { ReactNode } from 'react';
import { Logo } from '@/components/ui/logo';
import styles from '@/components/ui/plain.module.css';

export default function AuthLayout({ children }: { children: ReactNode }) {
  return (
    <main className={styles.column}>
      <Logo />
      <div className={styles.sheet}>{children}</div>
      <p className={styles.small}>
        A self-hosted wire desk. Not a bank, and connected to no payment network by itself.
      </p>
    </main>
  );
}
