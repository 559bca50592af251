/** The head of a chain, reckoned link by link: what a company's last hash must be. */
import { type ChainLink, chainHash, chainStart } from '../../src/archive/chain.ts';

/** The hash after the last link, given the links in order. */
export function chainHead(links: Iterable<ChainLink>, previous: string = chainStart): string {
  for (const link of links) previous = chainHash(previous, link);
  return previous;
}
