import Ajv, { type ValidateFunction } from 'ajv';

import type { RecordedRequest } from '../../sandbox';
import { sentRegistrants } from '../support/multipart';
import contract from './zoomRequests.json';

/** What the node sends although Zoom's OpenAPI text of June 2025 doesn't have it, and why. */
const EXCEPTIONS = {
	/** Another of Zoom's specifications, which isn't among the sources. */
	otherSpecification: /^\/marketplace\//,
	/** Query parameters beyond those of the text. */
	query: new Map([
		// The text of registrant_id in their answers names it.
		['GET /past_meetings/{meetingId}/participants', ['include_fields']],
		['GET /past_webinars/{webinarId}/participants', ['include_fields']],
		// The answer has next_page_token; the parameter is missing beside page_number.
		['GET /users/{userId}/webinars', ['next_page_token']],
	]),
	/**
	 * Values beyond those of the text. It has other ones where registrants are read and for recordings,
	 * and Zoom rejects "500-1,000": github.com/Jericho/ZoomNet, Models/NumberOfEmployees.cs.
	 */
	values: new Map([['no_of_employees', ['101-250', '251-500', '501-1,000']]]),
	/** Questions that aren't changed are sent back exactly as Zoom has them, whatever that is. */
	sentBack: /^PATCH \S+\/questions: \/custom_questions\/\d+/,
	/** The older reference of this call asks for a form; the node tries that first. */
	multipart: /^PUT .*\/registrants\/status$/,
};

interface Operation {
	name: string;
	path: RegExp;
	query: Check;
	body?: Check;
}

/** What is wrong with a value, in words. */
type Check = (value: unknown) => string[];

const FORMATS = { email: /^[^\s@]+@[^\s@]+$/, date: true, 'date-time': true } as const;

// Queries are text; "coerceTypes" reads "300" as the number that the text asks for.
const queries = new Ajv({ allErrors: true, coerceTypes: true, strict: false, formats: FORMATS });
const bodies = new Ajv({ allErrors: true, strict: false, formats: FORMATS });

const OPERATIONS = Object.entries(contract.requests).map(
	([name, { query, ...rest }]): Operation => {
		const [method = '', template = ''] = name.split(' ');
		const also = EXCEPTIONS.query.get(name) ?? [];
		const properties = {
			...query,
			...Object.fromEntries(also.map((parameter) => [parameter, { type: 'string' }])),
		};
		return {
			name,
			path: new RegExp(`^${method} /v2${template.replace(/\{\w+\}/g, '[^/]+')}$`),
			query: check(queries, { type: 'object', properties, additionalProperties: false }),
			...('body' in rest && { body: check(bodies, withMoreValues(rest.body)) }),
		};
	},
);

/** A body's schema with the values that are exceptions. */
function withMoreValues(schema: { properties: Record<string, object> }): object {
	const properties = Object.entries<{ enum?: string[] }>(schema.properties).map(
		([name, property]) => {
			const more = EXCEPTIONS.values.get(name);
			return [
				name,
				more && { ...property, enum: [...new Set([...(property.enum ?? []), ...more])] },
			] as const;
		},
	);
	const changed = Object.fromEntries(properties.filter(([, property]) => property !== undefined));
	return { ...schema, properties: { ...schema.properties, ...changed } };
}

/** Literal segments come before those in braces: `…/registrants/questions` is no registrant. */
const BY_PRECISION = OPERATIONS.sort(
	(one, other) => one.name.split('{').length - other.name.split('{').length,
);

/**
 * What a request to Zoom's API has that its OpenAPI text doesn't allow, in words; none if it's fine.
 * Requests of the login and of event subscriptions are in other specifications.
 */
export function contractProblems(request: RecordedRequest): string[] {
	const { method, path, query } = request;
	if (!path.startsWith('/v2/') || EXCEPTIONS.otherSpecification.test(path.slice(3))) return [];
	const operation = BY_PRECISION.find((one) => one.path.test(`${method} ${path}`));
	if (operation === undefined) return [`Zoom has no ${method} ${path}`];
	return [...operation.query({ ...query }), ...bodyProblems(operation, request)]
		.map((problem) => `${operation.name}: ${problem}`)
		.filter((problem) => !EXCEPTIONS.sentBack.test(problem));
}

function bodyProblems({ name, body: problemsOf }: Operation, request: RecordedRequest): string[] {
	const { headers, rawBody } = request;
	if (problemsOf === undefined) return rawBody.length === 0 ? [] : ['has a body'];
	const type = String(headers['content-type']);
	if (type.startsWith('application/json')) {
		return problemsOf(JSON.parse(rawBody.toString('utf8')));
	}
	if (!type.startsWith('multipart/form-data') || !EXCEPTIONS.multipart.test(name)) {
		return [`is sent as ${type}`];
	}
	const action = /name="action"\r\n\r\n(.*)\r\n/.exec(rawBody.toString('utf8'))?.[1];
	return problemsOf({ action, registrants: sentRegistrants(request) });
}

/** A schema is compiled when it's needed first; most tests need few of them. */
function check(ajv: Ajv, schema: object): Check {
	let validate: ValidateFunction | undefined;
	return (value) => {
		validate ??= ajv.compile(schema);
		if (validate(value)) return [];
		return (validate.errors ?? []).map(
			({ instancePath, message, params }) =>
				`${instancePath || 'it'} ${message ?? ''} ${JSON.stringify(params)}`,
		);
	};
}
