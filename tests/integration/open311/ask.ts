import { z } from "zod";

type Handler = (
  request: Request,
  context: { params: Promise<Record<string, string>> },
) => Promise<Response>;

/** Asks a handler of the interface of `alpha`, or of another district, as the site would. */
export function ask(
  handler: Handler,
  path: string,
  params: Record<string, string> = {},
  headers: Record<string, string> = {},
): Promise<Response> {
  const district = params["district"] ?? "alpha";
  const request = new Request(`http://site.test/${district}/open311/v2/${path}`, { headers });
  return handler(request, { params: Promise.resolve({ district, ...params }) });
}

const text = z.string().nullable();

/** Exactly what is told of a request; a field more is an error and not a leak. */
export const requests = z.array(
  z.strictObject({
    service_request_id: z.string(),
    status: z.enum(["open", "closed"]),
    status_notes: text,
    service_name: z.string(),
    service_code: z.string(),
    title: text,
    description: text,
    agency_responsible: text,
    service_notice: z.null(),
    requested_datetime: z.string(),
    updated_datetime: z.string(),
    expected_datetime: text,
    address: text,
    address_id: z.null(),
    zipcode: z.null(),
    lat: z.null(),
    long: z.null(),
    media_url: text,
  }),
);

const errors = z.array(z.strictObject({ code: z.number(), description: z.string() }));

/** The status and the one error of an answer. */
export async function errorOf(answer: Promise<Response>) {
  const told = await answer;
  const [error] = errors.parse(await told.json());
  return { status: told.status, ...error };
}

interface Where {
  district?: string;
  path?: string;
  headers?: Record<string, string>;
}

/** Hands something in, as another system would. */
export function send(
  handler: Handler,
  fields: Record<string, string>,
  { district = "alpha", path = "requests.json", headers = {} }: Where = {},
): Promise<Response> {
  const request = new Request(`http://site.test/${district}/open311/v2/${path}`, {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded; charset=utf-8", ...headers },
    body: new URLSearchParams(fields).toString(),
  });
  return handler(request, { params: Promise.resolve({ district }) });
}

export const receipts = z.array(
  z.strictObject({
    service_request_id: z.string(),
    service_notice: z.null(),
    account_id: z.null(),
    query_code: z.string(),
    track_url: z.string(),
  }),
);

/** Of a matter that the asking system has handed in: the same fields, and two numbers more. */
export const ownRequests = z.array(
  requests.element.extend({ external_id: text, public_request_id: text }),
);
