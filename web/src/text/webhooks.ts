/** The text of Setări → Webhookuri. */
import { webhooks as en } from './en/webhooks.ts';
import { useText } from './language.tsx';
import { webhooks as ro } from './ro/webhooks.ts';

export const useWebhooksText = () => useText({ ro, en });
