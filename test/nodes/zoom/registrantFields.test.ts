import { FORM_QUESTIONS } from '../../../nodes/zoom/questionChoices';
import {
	ADDITIONAL_FIELDS,
	LABELS,
	REGISTRANT_FIELDS,
	RETURNED_FIELDS,
} from '../../../nodes/zoom/registrantFields';
import { simplifiedRegistrant } from '../../../nodes/zoom/simplifiedRegistrant';

it('the output shows the person first, then what the form asks for', () => {
	expect(RETURNED_FIELDS.map(({ name }) => name)).toEqual([
		'id',
		'email',
		'firstName',
		'lastName',
		'status',
		'joinUrl',
		'createTime',
		'org',
		'jobTitle',
		'phone',
		'address',
		'city',
		'state',
		'zip',
		'country',
		'industry',
		'noOfEmployees',
		'purchasingTimeFrame',
		'roleInPurchaseProcess',
		'comments',
		'language',
		'participantPinCode',
	]);
});

it('additional fields are sent in the order of their names', () => {
	expect(ADDITIONAL_FIELDS.map(({ zoomName }) => zoomName)).toEqual([
		'address',
		'city',
		'comments',
		'country',
		'industry',
		'job_title',
		'language',
		'no_of_employees',
		'org',
		'phone',
		'purchasing_time_frame',
		'role_in_purchase_process',
		'source_id',
		'state',
		'status',
		'zip',
	]);
});

it("the form's questions are called what Zoom calls them", () => {
	expect(FORM_QUESTIONS.map(({ name }) => name)).toEqual([
		'Address',
		'City',
		'Country/Region',
		'Industry',
		'Job Title',
		'Last Name',
		'Number of Employees',
		'Organization',
		'Phone',
		'Purchasing Time Frame',
		'Questions & Comments',
		'Role in Purchase Process',
		'State/Province',
		'Zip/Postal Code',
	]);
});

it('every field has one name in Zoom, and a label', () => {
	expect(LABELS.size).toBe(Object.keys(REGISTRANT_FIELDS).length + 1);
	expect(LABELS.get('job_title')).toBe('Job Title');
	expect(LABELS.get('custom_questions')).toBe('Custom Questions');
});

it('a simplified registrant has what is filled in, whatever Zoom returns', () => {
	expect(
		simplifiedRegistrant({
			zip: 10115,
			id: 'a',
			city: '',
			phone: { toString: 1 },
			source_id: 'S',
			custom_questions: [
				{ title: 'Why?', value: { toString: 1 } },
				null,
				{ title: 'Age', value: 7 },
			],
		}),
	).toEqual({ id: 'a', zip: '10115', customQuestions: { 'Why?': '', Age: '7' } });
});

describe('A registrant with this package’s names', () => {
	it.each([
		[{}, {}],
		[
			{ id: 'r', first_name: 'Ann', org: '', zip: 12345, unknown: 'x' },
			{ id: 'r', firstName: 'Ann', zip: '12345' },
		],
		[{ id: 'r', city: null, state: ['x'], phone: true }, { id: 'r' }],
		[{ id: 'r', custom_questions: [] }, { id: 'r' }],
		[{ id: 'r', custom_questions: 'none' }, { id: 'r' }],
		[
			{
				id: 'r',
				custom_questions: [{ title: 'Why?', value: 'So' }, { title: 7, value: 5 }, null],
			},
			{ id: 'r', customQuestions: { 'Why?': 'So', '7': '5' } },
		],
	])('has what is filled in, and answers by title: %j', (registrant, simplified) => {
		expect(simplifiedRegistrant(registrant)).toEqual(simplified);
	});
});
