import { COUNTRIES } from '../../../nodes/zoom/countries';
import { describeEvent, EVENT_KINDS } from '../../../nodes/zoom/eventKinds';
import { FORM_QUESTIONS, QUESTION_TYPES } from '../../../nodes/zoom/questionChoices';
import {
	LANGUAGES,
	NUMBERS_OF_EMPLOYEES,
	PURCHASING_TIME_FRAMES,
	REGISTRANT_STATUS_CHOICES,
	ROLES_IN_PURCHASE_PROCESS,
} from '../../../nodes/zoom/registrantChoices';
import { ADDITIONAL_FIELDS, LABELS, RETURNED_FIELDS } from '../../../nodes/zoom/registrantFields';
import { isDone, isStatus, LISTED_AS, STATUS_AFTER } from '../../../nodes/zoom/statusAction';

describe('the values of a choice are spelled as Zoom spells them', () => {
	it('for languages, which are shown by name', () => {
		expect(LANGUAGES.map(({ name, value }) => `${value} ${name}`)).toEqual([
			'zh-CN Chinese (Simplified)',
			'zh-TW Chinese (Traditional)',
			'en-US English',
			'fr-FR French',
			'de-DE German',
			'it-IT Italian',
			'jp-JP Japanese',
			'ko-KO Korean',
			'pl-PL Polish',
			'pt-PT Portuguese',
			'ru-RU Russian',
			'es-ES Spanish',
			'Tr-TR Turkish',
			'vi-VN Vietnamese',
		]);
	});

	it('for everything else that Zoom offers a list of', () => {
		const same = (...values: string[]) => values.map((value) => ({ name: value, value }));
		expect(NUMBERS_OF_EMPLOYEES).toEqual(
			same(
				'1-20',
				'21-50',
				'51-100',
				'101-250',
				'101-500',
				'251-500',
				'501-1,000',
				'1,001-5,000',
				'5,001-10,000',
				'More than 10,000',
			),
		);
		expect(PURCHASING_TIME_FRAMES).toEqual(
			same('Within a month', '1-3 months', '4-6 months', 'More than 6 months', 'No timeframe'),
		);
		expect(ROLES_IN_PURCHASE_PROCESS).toEqual(
			same('Decision Maker', 'Evaluator/Recommender', 'Influencer', 'Not involved'),
		);
		expect(REGISTRANT_STATUS_CHOICES).toEqual([
			{ name: 'Approved', value: 'approved' },
			{ name: 'Denied', value: 'denied' },
			{ name: 'Pending', value: 'pending' },
		]);
	});
});

it('the fields have these labels, examples and choices', () => {
	expect(Object.fromEntries(LABELS)).toEqual({
		id: 'ID',
		email: 'Email',
		first_name: 'First Name',
		last_name: 'Last Name',
		status: 'Status',
		join_url: 'Join URL',
		create_time: 'Create Time',
		org: 'Organization',
		job_title: 'Job Title',
		phone: 'Phone',
		address: 'Address',
		city: 'City',
		state: 'State/Province',
		zip: 'Zip/Postal Code',
		country: 'Country',
		industry: 'Industry',
		no_of_employees: 'Number of Employees',
		purchasing_time_frame: 'Purchasing Time Frame',
		role_in_purchase_process: 'Role in Purchase Process',
		comments: 'Comments',
		language: 'Language',
		participant_pin_code: 'Participant PIN Code',
		source_id: 'Tracking Source',
		custom_questions: 'Custom Questions',
	});
	const shown = (field: { placeholder?: string; options?: unknown[] }) =>
		field.placeholder ?? field.options;
	expect(Object.fromEntries(ADDITIONAL_FIELDS.map((field) => [field.name, shown(field)]))).toEqual({
		org: 'e.g. Example Ltd',
		jobTitle: 'e.g. Head of Events',
		phone: 'e.g. +49 30 1234567',
		address: 'e.g. 12 Market Street',
		city: 'e.g. Berlin',
		state: 'e.g. CA',
		zip: 'e.g. 10115',
		industry: 'e.g. Education',
		comments: 'e.g. Looking forward to it',
		country: COUNTRIES,
		language: LANGUAGES,
		noOfEmployees: NUMBERS_OF_EMPLOYEES,
		purchasingTimeFrame: PURCHASING_TIME_FRAMES,
		roleInPurchaseProcess: ROLES_IN_PURCHASE_PROCESS,
		status: REGISTRANT_STATUS_CHOICES,
		sourceId: undefined,
	});
});

it('every returned field is called in Zoom what it is called here, in snake case', () => {
	const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
	expect(RETURNED_FIELDS.map(({ zoomName }) => zoomName)).toEqual(
		RETURNED_FIELDS.map(({ name }) => snake(name)),
	);
});

describe('the questions of a form', () => {
	it('are called what Zoom calls them, and sent by their names in requests', () => {
		expect(FORM_QUESTIONS).toContainEqual({ name: 'Questions & Comments', value: 'comments' });
		expect(FORM_QUESTIONS).toContainEqual({ name: 'Country/Region', value: 'country' });
		expect(FORM_QUESTIONS).toContainEqual({ name: 'Last Name', value: 'last_name' });
	});

	it('have the types that Zoom knows for the kind of event', () => {
		expect(QUESTION_TYPES).toEqual({
			meeting: [
				{ name: 'Short Answer', value: 'short' },
				{ name: 'Single Choice', value: 'single' },
			],
			webinar: [
				{ name: 'Multiple Choice', value: 'multiple' },
				{ name: 'Short Answer', value: 'short' },
				{ name: 'Single Choice, Buttons', value: 'single_radio' },
				{ name: 'Single Choice, Dropdown', value: 'single_dropdown' },
			],
			recording: [
				{ name: 'Multiple Choice', value: 'multiple' },
				{ name: 'Short Answer', value: 'short' },
				{ name: 'Single Choice', value: 'single' },
			],
		});
	});
});

it('the three kinds of registrants differ in these rows', () => {
	expect(EVENT_KINDS).toEqual({
		meetingRegistrant: {
			name: 'meeting',
			idField: 'meetingId',
			idLabel: 'Meeting',
			collection: 'meetings',
			subpath: [],
			listType: 'upcoming',
			actions: ['approve', 'cancel', 'deny'],
			requiresId: false,
			listScope: 'meeting:read:list_registrants',
		},
		webinarRegistrant: {
			name: 'webinar',
			idField: 'webinarId',
			idLabel: 'Webinar',
			collection: 'webinars',
			subpath: [],
			listType: 'upcoming',
			actions: ['approve', 'cancel', 'deny'],
			requiresId: false,
			listScope: 'webinar:read:list_registrants',
		},
		recordingRegistrant: {
			name: 'recording',
			idField: 'meetingId',
			idLabel: 'Meeting',
			collection: 'meetings',
			subpath: ['recordings'],
			listType: 'previous_meetings',
			actions: ['approve', 'deny'],
			requiresId: true,
			listScope: 'cloud_recording:read:list_recording_registrants',
		},
	});
	expect(describeEvent(EVENT_KINDS.meetingRegistrant, '1')).toBe('meeting 1');
	expect(describeEvent(EVENT_KINDS.webinarRegistrant, '2')).toBe('webinar 2');
	expect(describeEvent(EVENT_KINDS.recordingRegistrant, '1')).toBe('the recording of meeting 1');
});

describe('the status after an action', () => {
	it('is what the action is called, and Zoom lists cancelled registrants as denied', () => {
		expect(STATUS_AFTER).toEqual({ approve: 'approved', cancel: 'cancelled', deny: 'denied' });
		expect(LISTED_AS).toEqual({ approve: 'approved', cancel: 'denied', deny: 'denied' });
	});

	it.each([
		['approve', ['approved']],
		['deny', ['denied']],
		['cancel', ['denied', 'cancelled', 'canceled']],
	] as const)('%s is done with someone who is listed as %j', (action, done) => {
		const statuses = ['approved', 'pending', 'denied', 'cancelled', 'canceled', ''];
		expect(statuses.filter((status) => isDone(action, status))).toEqual(done);
	});

	it('is one of five words', () => {
		const words = ['approved', 'pending', 'denied', 'cancelled', 'canceled', '', 'Approved', 'no'];
		expect(words.filter(isStatus)).toEqual(words.slice(0, 5));
	});
});
