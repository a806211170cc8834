import styles from '@/components/ui/plain.module.css';

/** The product's name with its logo. */
export function Logo() {
  return (
    <div className={styles.logo}>
      <svg className={styles.mark} viewBox="0 0 32 32" aria-hidden>
        <rect width="32" height="32" rx="8" />
        <path d="M7 11h13m0 0-4-4m4 4-4 4M25 21H12m0 0 4-4m-4 4 4 4" />
      </svg>
      Wire Management
    </div>
  );
}
