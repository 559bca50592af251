/** Webhooks that arrive: genuine, recent and parsed, or an error. */
import { Webhook } from 'standardwebhooks';
/**
 * @param secret `whsec_…`, as the answer that created the endpoint had it
 * @param body exactly as it arrived, before anything parsed it
 * @throws WebhookVerificationError of standardwebhooks when the signature or the time is wrong
 */
export function verifyWebhook(secret, body, headers) {
    const single = Object.fromEntries(Object.entries(headers).flatMap(([name, value]) => value === undefined ? [] : [[name.toLowerCase(), [value].flat()[0]]]));
    return new Webhook(secret).verify(body, single);
}
