/** A text when nothing was typed for a moment: so long nobody is asked. */
import { useEffect, useState } from 'react';

const waitMs = 150;

export function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = window.setTimeout(() => setSettled(text), waitMs);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
