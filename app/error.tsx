'use client';

import { Notice } from '@/components/ui/notice';

export default function ErrorPage({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return (
    <Notice
      title="This page could not be shown"
      text={`Try again in a moment.${error.digest ? ` Quote ${error.digest} when you report it.` : ''}`}
      action="Try again"
      onAction={reset}
    />
  );
}
