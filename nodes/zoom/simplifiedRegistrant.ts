import type { IDataObject } from 'n8n-workflow';

import { isRecord } from '../transport/guards';

/** Zoom's name of a field, and ours, in the order in which the output shows them. */
const FIELDS: Array<[string, string]> = [
	['id', 'id'],
	['email', 'email'],
	['first_name', 'firstName'],
	['last_name', 'lastName'],
	['status', 'status'],
	['join_url', 'joinUrl'],
	['create_time', 'createTime'],
	['org', 'org'],
	['job_title', 'jobTitle'],
	['phone', 'phone'],
	['address', 'address'],
	['city', 'city'],
	['state', 'state'],
	['zip', 'zip'],
	['country', 'country'],
	['industry', 'industry'],
	['no_of_employees', 'noOfEmployees'],
	['purchasing_time_frame', 'purchasingTimeFrame'],
	['role_in_purchase_process', 'roleInPurchaseProcess'],
	['comments', 'comments'],
	['language', 'language'],
	['participant_pin_code', 'participantPinCode'],
];

/**
 * A registrant of Zoom's lists, answers and events in this package's words: the fields that are
 * filled in, and the answers to custom questions as an object, title → answer.
 */
export function simplifiedRegistrant(registrant: Record<string, unknown>): IDataObject {
	const simplified: IDataObject = {};
	for (const [zoomName, name] of FIELDS) {
		const value = registrant[zoomName];
		if (typeof value === 'string' && value !== '') simplified[name] = value;
		if (typeof value === 'number') simplified[name] = String(value);
	}
	const answers = answersByTitle(registrant.custom_questions);
	return Object.keys(answers).length === 0
		? simplified
		: { ...simplified, customQuestions: answers };
}

function answersByTitle(customQuestions: unknown): IDataObject {
	const rows = Array.isArray(customQuestions) ? customQuestions.filter(isRecord) : [];
	return Object.fromEntries(rows.map(({ title, value }) => [String(title), String(value ?? '')]));
}
