import type { Meeting, RegistrationForm, Sandbox } from '../../sandbox';
import type { Call, RivetClient } from './client';

/** One kind of event with the client's calls for its registrants. */
export interface RivetKind {
	name: 'meeting' | 'webinar' | 'recording';
	/** The event's ID as the client's paths want it. */
	path: Record<string, string>;
	/** What the sandbox holds. */
	form: () => RegistrationForm;
	actions: ReadonlyArray<readonly [action: string, status: string]>;
	/** A choice question's type, whose name differs by kind. */
	choiceType: string;
	list: Call;
	add: Call;
	updateStatus: Call;
	getQuestions: Call;
	updateQuestions: Call;
	/** How a change of status names someone: Zoom knows people of a recording by ID only. */
	named: (id: string, email: string) => object;
	/** Zoom has these for meetings and webinars only. */
	single?: { get: Call; remove: Call; addBatch: Call };
}

const ACTIONS = [
	['approve', 'approved'],
	['deny', 'denied'],
	['approve', 'approved'],
] as const;

/** `cancel` takes an approval back; recordings don't have it. */
const ACTIONS_OF_EVENTS = [...ACTIONS, ['cancel', 'denied']] as const;

const MEETING = '85333333331';
const WEBINAR = '95333333332';
const RECORDED = '85333333333';

/** A meeting, a webinar and a recording of its own, each with nobody registered. */
export function kindsOf(sandbox: Sandbox, { endpoints }: RivetClient): RivetKind[] {
	const { meetings, webinars, cloudRecording } = endpoints;
	const yesterday = Date.now() - 86_400_000;
	sandbox.addMeeting({ id: MEETING });
	sandbox.addMeeting({ id: WEBINAR, type: 5 });
	sandbox.addMeeting({ id: RECORDED, startTime: yesterday, recording: {} });
	return [
		{
			name: 'meeting',
			path: { meetingId: MEETING },
			form: () => sandbox.meeting(MEETING),
			actions: ACTIONS_OF_EVENTS,
			choiceType: 'single',
			named: (id, email) => ({ id, email }),
			list: call(meetings, 'listMeetingRegistrants'),
			add: call(meetings, 'addMeetingRegistrant'),
			updateStatus: call(meetings, 'updateRegistrantsStatus'),
			getQuestions: call(meetings, 'listRegistrationQuestions'),
			updateQuestions: call(meetings, 'updateRegistrationQuestions'),
			single: {
				get: call(meetings, 'getMeetingRegistrant'),
				remove: call(meetings, 'deleteMeetingRegistrant'),
				addBatch: call(meetings, 'performBatchRegistration'),
			},
		},
		{
			name: 'webinar',
			path: { webinarId: WEBINAR },
			form: () => sandbox.meeting(WEBINAR),
			actions: ACTIONS_OF_EVENTS,
			choiceType: 'single_radio',
			named: (id, email) => ({ id, email }),
			list: call(webinars, 'listWebinarRegistrants'),
			add: call(webinars, 'addWebinarRegistrant'),
			updateStatus: call(webinars, 'updateRegistrantsStatus'),
			getQuestions: call(webinars, 'listRegistrationQuestions'),
			updateQuestions: call(webinars, 'updateRegistrationQuestions'),
			single: {
				get: call(webinars, 'getWebinarRegistrant'),
				remove: call(webinars, 'deleteWebinarRegistrant'),
				addBatch: call(webinars, 'performBatchRegistration'),
			},
		},
		{
			name: 'recording',
			path: { meetingId: RECORDED },
			form: () => recordingOf(sandbox.meeting(RECORDED)),
			actions: ACTIONS,
			choiceType: 'single',
			named: (id) => ({ id }),
			list: call(cloudRecording, 'listRecordingRegistrants'),
			add: call(cloudRecording, 'createRecordingRegistrant'),
			updateStatus: call(cloudRecording, 'updateRegistrantsStatus'),
			getQuestions: call(cloudRecording, 'getRegistrationQuestions'),
			updateQuestions: call(cloudRecording, 'updateRegistrationQuestions'),
		},
	];
}

function call(group: Record<string, Call>, name: string): Call {
	const found = group[name];
	if (found === undefined) throw new Error(`The client has no ${name}`);
	return found;
}

function recordingOf({ id, recording }: Meeting): RegistrationForm {
	if (recording === undefined) throw new Error(`${id} has no recording`);
	return recording;
}
