import { type Answer, page, refusal } from '../answer';
import { type Behaviour, type BehaviourClass, instead } from '../behaviour';
import { ACCOUNT } from '../double';

const { accessToken, clientSecret, refreshToken } = ACCOUNT;

/** Servers that repeat what they were sent. */
const REPEATING: Array<[string, Answer]> = [
	['the token in words', refusal(400, 300, `The token '${accessToken}' is not liked.`)],
	['the header, escaped', refusal(403, 300, `Bearer%20${accessToken} refused`)],
	[
		'the token in a field\u2019s name',
		refusal(400, 300, 'Validation Failed.', {
			errors: [{ field: accessToken, message: 'Invalid field.' }],
		}),
	],
	[
		'the token in a tracking ID',
		{ ...refusal(400, 300, 'No.'), headers: { 'x-zm-trackingid': accessToken } },
	],
	['the token on a page', page(502, `Bad Gateway for Authorization: Bearer ${accessToken}`)],
	['the token in base 64', refusal(400, 300, `No: ${btoa(accessToken)}`)],
	['the client secret', refusal(400, 300, `App ${clientSecret} is disabled.`)],
	[
		'the client secret, escaped',
		refusal(400, 300, `App ${encodeURIComponent(clientSecret)} is disabled.`),
	],
	[
		'the refresh token',
		refusal(400, 4711, `Invalid access token, does not contain scopes:[${refreshToken}].`),
	],
];

const behaviours: Behaviour[] = [
	...REPEATING.map(
		([name, answer]): Behaviour => ({
			name: `changes are refused with ${name}`,
			handlers: () => [instead('status', answer)],
		}),
	),
	...REPEATING.map(
		([name, answer]): Behaviour => ({
			name: `readings are refused with ${name}`,
			handlers: () => [instead(['list', 'get'], answer)],
			unreadable: true,
		}),
	),
	{
		name: 'the login repeats the secret and the refresh token',
		handlers: ({ double }) => {
			double.tokens.clear();
			return [
				instead('token', {
					status: 400,
					body: { error: 'invalid_client', reason: `${clientSecret} with ${refreshToken}` },
				}),
			];
		},
	},
	{
		name: '204 with the token in a header',
		handlers: () => [(_call, next) => ({ ...next(), headers: { 'x-zm-trackingid': accessToken } })],
		reaches: 'all',
	},
];

export const secrets: BehaviourClass = { title: 'Secrets that a server repeats', behaviours };
