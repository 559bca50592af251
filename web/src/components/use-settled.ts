/** A typed text, a moment after the last key: the service is not asked at every key. */
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
