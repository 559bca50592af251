/** What a person may be told by mail. Pure. */

export const digestPaces = ['off', 'daily', 'at_once'] as const;
export type DigestPace = (typeof digestPaces)[number];

export const digestAttachments = ['none', 'pdf', 'zip'] as const;
export type DigestAttachment = (typeof digestAttachments)[number];

/** Of one mail: what is more is in the application. */
export const mostAttached = { documents: 20, bytes: 10_000_000 };
