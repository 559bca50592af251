/** A refusal as an error: RFC 9457, with the code that programs decide by. */
import type { components } from './schema.js';
export type Problem = components['schemas']['Problem'];
export declare class ApiProblem extends Error {
    readonly name = "ApiProblem";
    readonly status: number;
    readonly code: Problem['code'] | 'unknown';
    readonly problem: Problem | undefined;
    /** For a question to the operator: the log has it. */
    readonly requestId: string | null;
    constructor(response: Response, body: unknown);
}
interface Answered<T> {
    data?: T;
    error?: unknown;
    response: Response;
}
/** The body of an answer; throws an ApiProblem: `await take(client.GET('/api/v1/overview'))`. */
export declare function take<T>(asked: Promise<Answered<T>>): Promise<T>;
export {};
