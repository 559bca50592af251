/** The first steps in their order. */

/** Code, account, connection, companies, first sync. */
export const stepCount = 5;
