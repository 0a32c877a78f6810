import { parseSelection } from '../../../../../nodes/ZoomRegistrants/actions/updateStatus/selection';
import { EVENT_KINDS } from '../../../../../nodes/zoom/eventKinds';

const meeting = EVENT_KINDS.meetingRegistrant;
const webinar = EVENT_KINDS.webinarRegistrant;

it('Without Limit and Fill Up To, everyone is meant.', () => {
	expect(parseSelection({}, 'approve', meeting)).toEqual({ value: undefined });
	expect(parseSelection({ fillUpToCapacity: false }, 'deny', meeting)).toEqual({
		value: undefined,
	});
});

it.each([
	[0, 0],
	[100, 100],
	['100', 100],
	[' 7 ', 7],
	[100.0, 100],
])('A whole number from 0 on is accepted, in quotes too: %j.', (given, number) => {
	expect(parseSelection({ fillUpTo: given }, 'approve', meeting)).toEqual({
		value: { limit: undefined, fillUpTo: number, toCapacity: false },
	});
	expect(parseSelection({ maxRegistrants: given }, 'deny', meeting)).toEqual({
		value: { limit: number, fillUpTo: undefined, toCapacity: false },
	});
});

it.each([
	[-1, 'Options > Fill Up To: "-1" isn\'t a whole number, 0 or higher'],
	[1.5, 'Options > Fill Up To: "1.5" isn\'t a whole number, 0 or higher'],
	['1e3', 'Options > Fill Up To: "1e3" isn\'t a whole number, 0 or higher'],
	['a hundred', 'Options > Fill Up To: "a hundred" isn\'t a whole number, 0 or higher'],
	['', 'Options > Fill Up To must be a whole number, 0 or higher'],
	['undefined', 'Options > Fill Up To must be a whole number, 0 or higher'],
	[NaN, 'Options > Fill Up To must be a whole number, 0 or higher'],
	[Infinity, 'Options > Fill Up To must be a whole number, 0 or higher'],
	[1e10, 'Options > Fill Up To: "10000000000" isn\'t a whole number, 0 or higher'],
	[true, 'Options > Fill Up To must be a whole number, 0 or higher'],
	[[100], 'Options > Fill Up To must be a whole number, 0 or higher'],
	[undefined, 'The Options > Fill Up To expression returned nothing'],
	[null, 'The Options > Fill Up To expression returned nothing'],
])('Anything else is refused with the name of the field: %j.', (given, message) => {
	expect(parseSelection({ fillUpTo: given }, 'approve', meeting)).toMatchObject({
		error: { message },
	});
	expect(parseSelection({ maxRegistrants: given }, 'approve', meeting)).toMatchObject({
		error: { message: message.replace('Fill Up To', 'Limit') },
	});
});

it.each(['deny', 'cancel'] as const)(
	'Fill Up To is for approving; with %s it is refused.',
	(action) => {
		const error = { message: `Options > Fill Up To doesn't work with the action ${action}` };
		expect(parseSelection({ fillUpTo: 100 }, action, webinar)).toMatchObject({ error });
	},
);

it('Fill Up To Capacity is a switch, for webinars only.', () => {
	expect(parseSelection({ fillUpToCapacity: true }, 'approve', webinar)).toEqual({
		value: { limit: undefined, fillUpTo: undefined, toCapacity: true },
	});
	expect(parseSelection({ fillUpToCapacity: 'yes' }, 'approve', webinar)).toMatchObject({
		error: { message: 'Options > Fill Up To Capacity must be true or false' },
	});
	expect(parseSelection({ fillUpToCapacity: true }, 'approve', meeting)).toMatchObject({
		error: {
			message:
				'Options > Fill Up To Capacity is for webinars only; Zoom shows no capacity for a meeting',
		},
	});
});

it.each([
	[{ fillUpTo: 5 }, 'Fill Up To'],
	[{ fillUpTo: 5, fillUpToCapacity: true }, 'Fill Up To'],
	[{ fillUpToCapacity: true }, 'Fill Up To Capacity'],
])('refuses %j with another action by the name of the option that is set.', (options, label) => {
	expect(parseSelection(options, 'deny', webinar)).toMatchObject({
		error: { message: `Options > ${label} doesn't work with the action deny` },
	});
});
