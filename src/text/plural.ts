/** Twenty and more take "de" before what is counted in Romanian: 20 de mesaje. */
export function de(n: number): string {
  const rest = Math.abs(n) % 100;
  return n !== 0 && (rest === 0 || rest >= 20) ? `${n} de` : `${n}`;
}
