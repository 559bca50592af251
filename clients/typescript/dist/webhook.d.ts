export interface WebhookEvent {
    type: string;
    timestamp: string;
    data: unknown;
}
/**
 * @param secret `whsec_…`, as the answer that created the endpoint had it
 * @param body exactly as it arrived, before anything parsed it
 * @throws WebhookVerificationError of standardwebhooks when the signature or the time is wrong
 */
export declare function verifyWebhook(secret: string, body: string | Buffer, headers: Record<string, string | string[] | undefined>): WebhookEvent;
