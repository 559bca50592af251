/** The text of Livrări. */
import { deliveries as en } from './en/deliveries.ts';
import { useText } from './language.tsx';
import { deliveries as ro } from './ro/deliveries.ts';

export const useDeliveriesText = () => useText({ ro, en });
