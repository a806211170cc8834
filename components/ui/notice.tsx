import styles from '@/components/ui/plain.module.css';

export interface NoticeProps {
  title: string;
  text: string;
  action: string;
  href?: string;
  onAction?: () => void;
}

/**
 * A whole page with one message and one action. It is part of every page's script for errors, so it
 * imports nothing else, not even the router's link.
 */
export function Notice({ title, text, action, href, onAction }: NoticeProps) {
  return (
    <main className={styles.notice}>
      <h1 className={styles.title}>{title}</h1>
      <p className={styles.text}>{text}</p>
      {href === undefined ? (
        <button type="button" className={styles.button} onClick={onAction}>
          {action}
        </button>
      ) : (
        <a className={styles.button} href={href}>
          {action}
        </a>
      )}
    </main>
  );
}
