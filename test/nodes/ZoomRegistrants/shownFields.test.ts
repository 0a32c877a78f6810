import { type INodeParameters, type INodeProperties, NodeHelpers } from 'n8n-workflow';

import { ZoomRegistrants } from '../../../nodes/ZoomRegistrants/ZoomRegistrants.node';

const { description } = new ZoomRegistrants();

/** The fields that the form shows, those inside a collection in brackets. */
function shownWith(values: INodeParameters): string {
	const isShown = (one: INodeProperties) =>
		NodeHelpers.displayParameter(values, one, null, description);
	const isOffered = (one: object): one is INodeProperties =>
		'type' in one &&
		NodeHelpers.displayParameter({}, one as INodeProperties, null, description, values);
	return description.properties
		.filter(isShown)
		.map(({ name, type, options = [] }) => {
			const offered = options.filter(isOffered).map((one) => one.name);
			return type === 'collection' ? `${name}(${offered.join(' ')})` : name;
		})
		.join(' ');
}

it.each<[string, string, INodeParameters, string]>([
	[
		'meetingRegistrant',
		'create',
		{},
		'meetingId email firstName lastName additionalFields(address autoApprove city comments country customQuestions industry jobTitle language noOfEmployees occurrenceIds org phone purchasingTimeFrame roleInPurchaseProcess state zip) simplify',
	],
	[
		'meetingRegistrant',
		'createMany',
		{},
		'meetingId batchNotice email firstName lastName additionalFields(address autoApprove city comments country customQuestions industry jobTitle language noOfEmployees occurrenceIds org phone purchasingTimeFrame roleInPurchaseProcess state zip) options(confirmationEmail createSingly)',
	],
	['meetingRegistrant', 'delete', {}, 'meetingId occurrenceId registrantId'],
	['meetingRegistrant', 'get', {}, 'meetingId registrantId simplify'],
	[
		'meetingRegistrant',
		'getAttendance',
		{},
		'meetingId instance show minimumMinutes options(includeWithoutRegistration matchByName mergeRestarts)',
	],
	[
		'meetingRegistrant',
		'getAll',
		{ returnAll: false },
		'meetingId occurrenceId status returnAll limit simplify filters(email)',
	],
	[
		'meetingRegistrant',
		'getAll',
		{ returnAll: true },
		'meetingId occurrenceId status returnAll simplify filters(email)',
	],
	['meetingRegistrant', 'getQuestions', {}, 'meetingId'],
	[
		'meetingRegistrant',
		'sync',
		{},
		'meetingId occurrenceId listNotice email firstName lastName additionalFields(address city comments country customQuestions industry jobTitle language noOfEmployees org phone purchasingTimeFrame roleInPurchaseProcess state zip) notInList options(confirmationEmail dryRun ifPendingOrDenied summary)',
	],
	[
		'meetingRegistrant',
		'updateQuestions',
		{},
		'meetingId questions customQuestions otherQuestions',
	],
	[
		'meetingRegistrant',
		'updateStatus',
		{ applyTo: 'registrants' },
		'action applyTo meetingId occurrenceId registrants options(lookUpByEmail verifyResult dryRun ifAlreadyInStatus returnJoinUrl bodyFormat)',
	],
	[
		'meetingRegistrant',
		'updateStatus',
		{ applyTo: 'input' },
		'action applyTo options(lookUpByEmail verifyResult dryRun ifAlreadyInStatus returnJoinUrl bodyFormat)',
	],
	[
		'meetingRegistrant',
		'updateStatus',
		{ applyTo: 'everyone' },
		'action applyTo meetingId occurrenceId currentStatus emailDomains options(lookUpByEmail verifyResult dryRun fillUpTo fillUpToCapacity ifAlreadyInStatus maxRegistrants returnJoinUrl bodyFormat)',
	],
	[
		'webinarRegistrant',
		'create',
		{},
		'webinarId email firstName lastName additionalFields(address city comments country customQuestions industry jobTitle language noOfEmployees occurrenceIds org phone purchasingTimeFrame roleInPurchaseProcess state sourceId zip) simplify',
	],
	[
		'webinarRegistrant',
		'createMany',
		{},
		'webinarId batchNotice email firstName lastName additionalFields(address autoApprove city comments country customQuestions industry jobTitle language noOfEmployees occurrenceIds org phone purchasingTimeFrame roleInPurchaseProcess state sourceId zip) options(createSingly)',
	],
	['webinarRegistrant', 'delete', {}, 'webinarId occurrenceId registrantId'],
	['webinarRegistrant', 'get', {}, 'webinarId occurrenceId registrantId simplify'],
	[
		'webinarRegistrant',
		'getAttendance',
		{},
		'webinarId instance show minimumMinutes options(includeWithoutRegistration matchByName mergeRestarts)',
	],
	[
		'webinarRegistrant',
		'getAll',
		{ returnAll: false },
		'webinarId occurrenceId status returnAll limit simplify filters(email trackingSourceId)',
	],
	[
		'webinarRegistrant',
		'getAll',
		{ returnAll: true },
		'webinarId occurrenceId status returnAll simplify filters(email trackingSourceId)',
	],
	['webinarRegistrant', 'getQuestions', {}, 'webinarId'],
	[
		'webinarRegistrant',
		'sync',
		{},
		'webinarId occurrenceId listNotice email firstName lastName additionalFields(address city comments country customQuestions industry jobTitle language noOfEmployees org phone purchasingTimeFrame roleInPurchaseProcess state sourceId zip) notInList options(dryRun ifPendingOrDenied summary)',
	],
	[
		'webinarRegistrant',
		'updateQuestions',
		{},
		'webinarId questions customQuestions otherQuestions',
	],
	[
		'webinarRegistrant',
		'updateStatus',
		{ applyTo: 'registrants' },
		'action applyTo webinarId occurrenceId registrants options(lookUpByEmail verifyResult dryRun ifAlreadyInStatus returnJoinUrl bodyFormat)',
	],
	[
		'webinarRegistrant',
		'updateStatus',
		{ applyTo: 'input' },
		'action applyTo options(lookUpByEmail verifyResult dryRun ifAlreadyInStatus returnJoinUrl bodyFormat)',
	],
	[
		'webinarRegistrant',
		'updateStatus',
		{ applyTo: 'everyone' },
		'action applyTo webinarId occurrenceId currentStatus emailDomains options(lookUpByEmail verifyResult dryRun fillUpTo fillUpToCapacity ifAlreadyInStatus maxRegistrants returnJoinUrl bodyFormat)',
	],
	[
		'recordingRegistrant',
		'create',
		{},
		'meetingId email firstName lastName additionalFields(address city comments country customQuestions industry jobTitle noOfEmployees org phone purchasingTimeFrame roleInPurchaseProcess state status zip) simplify',
	],
	[
		'recordingRegistrant',
		'getAll',
		{ returnAll: false },
		'meetingId status returnAll limit simplify filters(email)',
	],
	[
		'recordingRegistrant',
		'getAll',
		{ returnAll: true },
		'meetingId status returnAll simplify filters(email)',
	],
	['recordingRegistrant', 'getQuestions', {}, 'meetingId'],
	[
		'recordingRegistrant',
		'updateQuestions',
		{},
		'meetingId questions customQuestions otherQuestions',
	],
	[
		'recordingRegistrant',
		'updateStatus',
		{ applyTo: 'registrants' },
		'action applyTo meetingId registrants options(lookUpByEmail verifyResult dryRun ifAlreadyInStatus bodyFormat)',
	],
	[
		'recordingRegistrant',
		'updateStatus',
		{ applyTo: 'input' },
		'action applyTo options(lookUpByEmail verifyResult dryRun ifAlreadyInStatus bodyFormat)',
	],
	[
		'recordingRegistrant',
		'updateStatus',
		{ applyTo: 'everyone' },
		'action applyTo meetingId currentStatus emailDomains options(lookUpByEmail verifyResult dryRun fillUpTo fillUpToCapacity ifAlreadyInStatus maxRegistrants bodyFormat)',
	],
	[
		'meetingRegistrant',
		'sync',
		{ notInList: 'deny' },
		'meetingId occurrenceId listNotice email firstName lastName additionalFields(address city comments country customQuestions industry jobTitle language noOfEmployees org phone purchasingTimeFrame roleInPurchaseProcess state zip) notInList options(confirmationEmail dryRun ifPendingOrDenied maximumRemovals summary)',
	],
	[
		'webinarRegistrant',
		'sync',
		{ notInList: 'deny' },
		'webinarId occurrenceId listNotice email firstName lastName additionalFields(address city comments country customQuestions industry jobTitle language noOfEmployees org phone purchasingTimeFrame roleInPurchaseProcess state sourceId zip) notInList options(dryRun ifPendingOrDenied maximumRemovals summary)',
	],
])('%s, %s with %j shows the fields: %s', (resource, operation, more, fields) => {
	const values = { authentication: 'oAuth2', resource, operation, ...more };
	expect(shownWith(values)).toBe(`authentication resource operation ${fields}`);
});

it('A question with a free answer has no field for answers.', () => {
	const [answers] = description.properties
		.filter(({ name }) => name === 'customQuestions')
		.flatMap(({ options = [] }) => options.flatMap((one) => ('values' in one ? one.values : [])))
		.filter(({ name }) => name === 'answers');
	if (answers === undefined) throw new Error('no field');
	const isShown = (type: string) =>
		NodeHelpers.displayParameter({ type }, answers, null, description);
	expect([isShown('short'), isShown('single'), isShown('multiple')]).toEqual([false, true, true]);
});
