/** Reads a multipart/form-data body into its fields. Enough for two files; no nesting, no streaming. */

export function readMultipart(contentType: string | undefined, body: Buffer): Map<string, Buffer> {
  const fields = new Map<string, Buffer>();
  const boundary = /boundary="?([^";]+)"?/.exec(contentType ?? '')?.[1];
  if (!boundary) return fields;
  const mark = Buffer.from(`--${boundary}`);
  let start = body.indexOf(mark);
  while (start !== -1) {
    const from = start + mark.length + 2;
    const next = body.indexOf(mark, from);
    if (next === -1) break;
    const headEnd = body.indexOf('\r\n\r\n', from);
    if (headEnd !== -1 && headEnd < next) {
      const name = /name="([^"]*)"/.exec(body.subarray(from, headEnd).toString())?.[1];
      if (name !== undefined) fields.set(name, body.subarray(headEnd + 4, next - 2));
    }
    start = next;
  }
  return fields;
}
