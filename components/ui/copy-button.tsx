'use client';

import CheckRounded from '@mui/icons-material/CheckRounded';
import ContentCopyRounded from '@mui/icons-material/ContentCopyRounded';
import IconButton from '@mui/material/IconButton';

import { useEffect, useState } from 'react';
import { VisuallyHidden } from '@/components/ui/visually-hidden';

const SHOWN_FOR_MS = 2_000;

/** Copies a text. Returns false where it fails: `navigator.clipboard` is missing over plain HTTP. */
async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

export interface CopyButtonProps {
  text: string;
  /** The object of the label, as in "Copy reference". */
  what: string;
}

/** Copies a text and shows and announces whether it succeeded. */
export function CopyButton({ text, what }: CopyButtonProps) {
  const [outcome, setOutcome] = useState<'copied' | 'failed'>();
  useEffect(() => {
    if (outcome === undefined) return undefined;
    const timer = setTimeout(() => setOutcome(undefined), SHOWN_FOR_MS);
    return () => clearTimeout(timer);
  }, [outcome]);
  return (
    <>
      <IconButton
        size="small"
        aria-label={`Copy ${what}`}
        title={`Copy ${what}`}
        data-noprint
        onClick={() => void copy(text).then((done) => setOutcome(done ? 'copied' : 'failed'))}
      >
        {outcome === 'copied' ? (
          <CheckRounded fontSize="inherit" color="success" />
        ) : (
          <ContentCopyRounded fontSize="inherit" />
        )}
      </IconButton>
      <span role="status">
        <VisuallyHidden>
          {outcome === 'copied' && `Copied ${what}`}
          {outcome === 'failed' && 'Copying is not possible here: select the text instead'}
        </VisuallyHidden>
      </span>
    </>
  );
}
