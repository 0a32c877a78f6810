// eslint-disable-next-line @n8n/community-nodes/no-restricted-imports -- reads the vectors
import { readFileSync } from 'node:fs';

import {
	sign,
	SIGNATURE_MAX_AGE_SECONDS,
	SIGNATURE_MAX_SKEW_SECONDS,
	validationAnswer,
	verify,
} from '../../../nodes/webhook/signature';

interface Vector {
	name: string;
	secret: string;
	timestamp: string;
	bodyBase64?: string;
	bodyOf?: unknown[];
	signature: string;
}

function bodyOf({ bodyBase64, bodyOf: parts }: Vector): Buffer {
	if (bodyBase64 !== undefined) return Buffer.from(bodyBase64, 'base64');
	const [start, middle, times, end] = parts as [string, string, number, string];
	return Buffer.from(start + middle.repeat(times) + end);
}

const { signatures: VECTORS, validations: VALIDATIONS } = JSON.parse(
	readFileSync('test/nodes/webhook/vectors/signatures.json', 'utf8'),
) as {
	signatures: Vector[];
	validations: Array<{ plainToken: string; secret: string; encryptedToken: string }>;
};
const NOW = 1_735_689_600_000;
const BODY = Buffer.from('{"event":"meeting.registration_created"}');

/** The body that is trusted; undefined when the request is refused. */
const trustedBody = (...request: Parameters<typeof verify>) => {
	const verified = verify(...request);
	return 'value' in verified ? verified.value : undefined;
};

/** Why a request is refused. */
const reasonFor = (...request: Parameters<typeof verify>) => {
	const verified = verify(...request);
	if ('value' in verified) throw new Error('The request is not refused');
	return verified.error.message;
};

/** A request signed `ageSeconds` ago. */
function atAge(ageSeconds: number, now = NOW) {
	const timestamp = String(Math.floor(now / 1000) - ageSeconds);
	const signature = sign('secret', timestamp, BODY);
	return ['secret', { signature, timestamp, rawBody: BODY }, now] as const;
}

describe('a signature made elsewhere', () => {
	it.each(VECTORS.map((vector) => [vector.name, vector] as const))('%s', (_, vector) => {
		const { secret, timestamp, signature } = vector;
		const rawBody = bodyOf(vector);
		expect(sign(secret, timestamp, rawBody)).toBe(signature);
		const now = Number(timestamp) * 1000;
		expect(trustedBody(secret, { signature, timestamp, rawBody }, now)).toBe(rawBody);
	});

	it('does not fit the same JSON written again', () => {
		for (const vector of VECTORS) {
			let again: string;
			try {
				again = JSON.stringify(JSON.parse(bodyOf(vector).toString()));
			} catch {
				continue;
			}
			if (again === bodyOf(vector).toString()) continue;
			const { secret, timestamp, signature } = vector;
			const request = { signature, timestamp, rawBody: Buffer.from(again) };
			expect(reasonFor(secret, request, Number(timestamp) * 1000)).toMatch(/signature is wrong/);
		}
	});
});

describe('the answer to a validation made elsewhere', () => {
	it.each(VALIDATIONS)('$plainToken', ({ plainToken, secret, encryptedToken }) => {
		expect(validationAnswer(secret, plainToken)).toEqual({ plainToken, encryptedToken });
	});
});

describe('a request is refused', () => {
	const timestamp = String(NOW / 1000);
	const signature = sign('secret', timestamp, BODY);
	const good = { signature, timestamp, rawBody: BODY as Buffer | undefined };

	it('unless everything is right', () => {
		expect(trustedBody('secret', good, NOW)).toBe(BODY);
	});

	it.each([
		['a body with one bit changed', { rawBody: Buffer.from(BODY.map((b, i) => (i ? b : b ^ 1))) }],
		['a body with a blank at the end', { rawBody: Buffer.concat([BODY, Buffer.from(' ')]) }],
		['another timestamp', { timestamp: String(NOW / 1000 - 1) }],
		['a signature with one digit changed', { signature: signature.replace(/.$/, 'z') }],
		['a signature that is too short', { signature: signature.slice(0, -1) }],
		['a signature that is too long', { signature: `${signature}0` }],
		['a signature without its version', { signature: signature.slice(3) }],
		['another version', { signature: signature.replace('v0=', 'v1=') }],
		['an empty signature', { signature: '' }],
		['letters beyond ASCII of the same length', { signature: 'é'.repeat(signature.length) }],
		['a list of signatures', { signature: `${signature}, ${signature}` }],
	])('for %s', (_, change) => {
		expect(reasonFor('secret', { ...good, ...change }, NOW)).toMatch(/signature is wrong/);
	});

	it('for a signature with another secret', () => {
		const forged = sign('Secret', timestamp, BODY);
		expect(reasonFor('secret', { ...good, signature: forged }, NOW)).toMatch(/signature is wrong/);
	});

	it.each([
		['signature', undefined, /x-zm-signature is missing/],
		['signature', [signature], /x-zm-signature is missing/],
		['timestamp', undefined, /x-zm-request-timestamp is missing/],
		['timestamp', '', /isn't a Unix time/],
		['timestamp', 'now', /isn't a Unix time/],
		['timestamp', '-1', /isn't a Unix time/],
		['timestamp', '1e9', /isn't a Unix time/],
		['timestamp', `${NOW}`, /isn't a Unix time/],
		['timestamp', ` ${NOW / 1000}`, /isn't a Unix time/],
		['rawBody', undefined, /request body is not available/],
	])('when %s is %j', (field, value, reason) => {
		expect(reasonFor('secret', { ...good, [field]: value }, NOW)).toMatch(reason);
	});

	it('when there is no secret, even for a signature with the empty one', () => {
		const request = { ...good, signature: sign('', timestamp, BODY) };
		expect(reasonFor('', request, NOW)).toMatch(/no Webhook Secret Token/);
	});
});

describe('the time of a signature', () => {
	it('may be 90 minutes ago, and five minutes ahead of a clock that is behind', () => {
		expect([SIGNATURE_MAX_AGE_SECONDS, SIGNATURE_MAX_SKEW_SECONDS]).toEqual([5400, 300]);
	});

	it.each([0, 1, 5100, 5400, -1, -300])('%d seconds ago is accepted', (age) => {
		expect(trustedBody(...atAge(age))).toBe(BODY);
		expect(trustedBody(...atAge(age, NOW + 999))).toBe(BODY);
	});

	it.each([5401, 86_400 * 365])('%d seconds ago is refused', (age) => {
		expect(reasonFor(...atAge(age))).toContain(`${age} seconds ago`);
	});

	it.each([-301, -3600])('%d seconds ago is refused as of the future', (age) => {
		expect(reasonFor(...atAge(age))).toContain(`${-age} seconds in the future`);
	});
});

describe('a reason', () => {
	const timestamp = String(NOW / 1000);
	const good = { signature: sign('secret', timestamp, BODY), timestamp, rawBody: BODY };

	it.each([
		['noSecret', '', {}, 'the credential has no Webhook Secret Token'],
		['noBody', 'secret', { rawBody: undefined }, 'the raw request body is not available'],
		['noSignature', 'secret', { signature: 7 }, 'the header x-zm-signature is missing'],
		['noTimestamp', 'secret', { timestamp: 7 }, 'the header x-zm-request-timestamp is missing'],
		[
			'badTimestamp',
			'secret',
			{ timestamp: 'x' },
			"the header x-zm-request-timestamp isn't a Unix time",
		],
		[
			'wrongSignature',
			'secret',
			{ signature: 'v0=0' },
			"the signature is wrong; if the request did come from Zoom, the credential's Webhook Secret Token doesn't match the app's Secret Token",
		],
	])('has a short name for counting: %s', (kind, secret, change, message) => {
		expect(verify(secret, { ...good, ...change }, NOW)).toEqual({ error: { kind, message } });
	});

	it('has a short name for counting where the clocks differ', () => {
		expect(verify('secret', good, NOW + 5_401_000)).toEqual({
			error: {
				kind: 'tooOld',
				message:
					"it was signed 5401 seconds ago, more than 5400; if it was just sent, this machine's clock is ahead",
			},
		});
		expect(verify('secret', good, NOW - 301_000)).toEqual({
			error: {
				kind: 'fromTheFuture',
				message: "it was signed 301 seconds in the future; this machine's clock is behind",
			},
		});
		expect(verify('secret', good, NOW + 11_000, 10)).toHaveProperty('error.kind', 'tooOld');
	});

	it('holds nothing of the request and nothing of the secret', () => {
		const secret = 'top-secret-token';
		const timestamp = String(NOW / 1000 - 9999);
		const rawBody = Buffer.from('{"email":"jill@example.com"}');
		const right = sign(secret, timestamp, rawBody);
		for (const signature of [right, 'v0=0123', undefined]) {
			const reason = reasonFor(secret, { signature, timestamp, rawBody }, NOW);
			for (const hidden of [secret, right, right.slice(3), 'v0=0123', 'jill', timestamp]) {
				expect(reason).not.toContain(hidden);
			}
		}
	});
});
