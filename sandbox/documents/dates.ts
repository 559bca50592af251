/** Days as yyyy-mm-dd texts. Knows no clock. */

export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

export const firstOfMonth = (date: string): string => `${date.slice(0, 8)}01`;
