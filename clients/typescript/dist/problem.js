export class ApiProblem extends Error {
    name = 'ApiProblem';
    status;
    code;
    problem;
    /** For a question to the operator: the log has it. */
    requestId;
    constructor(response, body) {
        const problem = isProblem(body) ? body : undefined;
        super(problem?.detail ?? `The service answered ${response.status}.`);
        this.status = response.status;
        this.code = problem?.code ?? 'unknown';
        this.problem = problem;
        this.requestId = response.headers.get('x-request-id');
    }
}
/** The body of an answer; throws an ApiProblem: `await take(client.GET('/api/v1/overview'))`. */
export async function take(asked) {
    const { data, error, response } = await asked;
    if (!response.ok)
        throw new ApiProblem(response, error);
    return data;
}
function isProblem(body) {
    return typeof body === 'object' && body !== null && 'code' in body && 'detail' in body;
}
