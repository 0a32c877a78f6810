// eslint-disable-next-line @n8n/community-nodes/no-restricted-imports -- reads package.json and the icons
import { readFileSync } from 'node:fs';

import type { INodeParameters, INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import {
	searchMeetings,
	searchWebinars,
} from '../../../nodes/ZoomRegistrantsTrigger/methods/listSearch';
import { ZoomRegistrantsTrigger } from '../../../nodes/ZoomRegistrantsTrigger/ZoomRegistrantsTrigger.node';
import { TRIGGER_TYPE } from '../../support/n8nWithWebhooks';
import { SERVER_TO_SERVER_CREDENTIAL, USER_CREDENTIAL } from '../../support/sandboxCredentials';
import { useWorld } from '../../support/world';

const NODE = new ZoomRegistrantsTrigger();
const field = (name: string) =>
	NODE.description.properties.find((property) => property.name === name) as INodeProperties;
const values = (name: string) =>
	(field(name).options as INodePropertyOptions[]).map(({ value }) => value);

describe('the form of the trigger', () => {
	it('has the name, icons, outputs and webhook by which n8n knows it', () => {
		const { properties, credentials, triggerPanel, ...rest } = NODE.description;
		expect(rest).toMatchObject({
			displayName: 'Zoom Registrants Trigger',
			name: 'zoomRegistrantsTrigger',
			icon: { light: 'file:zoomRegistrants.svg', dark: 'file:zoomRegistrants.dark.svg' },
			group: ['trigger'],
			version: 1,
			defaults: { name: 'Zoom Registrants Trigger' },
			inputs: [],
			outputs: ['main'],
			webhooks: [
				{
					name: 'default',
					httpMethod: 'POST',
					responseMode: 'onReceived',
					responseData: '',
					path: 'webhook',
				},
			],
		});
		expect([properties, credentials, triggerPanel]).not.toContain(undefined);
	});

	it('shows what belongs to a choice with that choice only', () => {
		const shown = NODE.description.properties.flatMap(({ name, displayOptions }) =>
			displayOptions === undefined ? [] : [[name, displayOptions]],
		);
		expect(shown).toEqual([
			['byHandNotice', { show: { subscription: ['byHand'] } }],
			['automaticNotice', { show: { subscription: ['automatic'] } }],
			['eventsOf', { show: { subscription: ['automatic'] } }],
			['userId', { show: { subscription: ['automatic'], eventsOf: ['user'] } }],
			['host', { show: { authentication: ['serverToServer'] } }],
		]);
	});

	it('offers every event by a name that says it, in alphabetical order', () => {
		expect(values('events')).toEqual([
			'meeting.participant_joined',
			'meeting.participant_left',
			'meeting.registration_approved',
			'meeting.registration_cancelled',
			'meeting.registration_created',
			'meeting.registration_denied',
			'recording.registration_approved',
			'recording.registration_created',
			'recording.registration_denied',
			'webinar.participant_joined',
			'webinar.participant_left',
			'webinar.registration_approved',
			'webinar.registration_cancelled',
			'webinar.registration_created',
			'webinar.registration_denied',
		]);
		for (const { name, value } of field('events').options as INodePropertyOptions[]) {
			expect(name.toLowerCase()).toBe(String(value).replace('.', ' ').replace('_', ' '));
		}
		expect(field('events').displayName).toBe('Trigger On');
	});

	it('says of joining and leaving what their names don’t', () => {
		const described = (field('events').options as INodePropertyOptions[]).flatMap(
			({ value, description }) => (description === undefined ? [] : [[value, description]]),
		);
		const joined = 'Someone came in. Fires again when they come back or join with another device.';
		const left = 'Someone left, or the host ended it';
		expect(described).toEqual([
			['meeting.participant_joined', joined],
			['meeting.participant_left', left],
			['webinar.participant_joined', joined],
			['webinar.participant_left', left],
		]);
	});

	it('starts with Manual, and says the steps in Zoom there', () => {
		expect(field('subscription').default).toBe('byHand');
		const notice = field('byHandNotice');
		expect(notice.displayOptions).toEqual({ show: { subscription: ['byHand'] } });
		for (const words of ['Secret Token', 'Production URL', 'Validate']) {
			expect(notice.displayName).toContain(words);
		}
	});

	it('has a credential for each login, that of the app last', () => {
		const logins = NODE.description.credentials?.map(
			({ displayOptions }) => displayOptions?.show?.authentication?.[0],
		);
		expect(logins).toEqual(['oAuth2', 'serverToServer', 'app']);
		expect(values('authentication')).toEqual(logins);
	});

	it('is in the package, with the icons of the other node', () => {
		const text = (file: string) => readFileSync(file, 'utf8');
		const { n8n } = JSON.parse(text('package.json')) as { n8n: Record<string, string[]> };
		expect(n8n.nodes).toContain('dist/nodes/ZoomRegistrantsTrigger/ZoomRegistrantsTrigger.node.js');
		expect(n8n.credentials).toContain(
			'dist/credentials/ZoomRegistrantsAppOAuth2Api.credentials.js',
		);
		const codex = JSON.parse(text('nodes/ZoomRegistrantsTrigger/ZoomRegistrantsTrigger.node.json'));
		expect(codex.node).toBe(TRIGGER_TYPE);
		for (const icon of ['zoomRegistrants.svg', 'zoomRegistrants.dark.svg']) {
			expect(text(`nodes/ZoomRegistrantsTrigger/${icon}`)).toBe(
				text(`nodes/ZoomRegistrants/${icon}`),
			);
		}
	});
});

describe('the order of the form', () => {
	it('is credential, subscription, events, filters, options', () => {
		const names = NODE.description.properties.map(({ name }) => name);
		expect(names).toEqual([
			'authentication',
			'subscription',
			'byHandNotice',
			'automaticNotice',
			'eventsOf',
			'userId',
			'events',
			'host',
			'filters',
			'options',
			// Hidden: where the node finds n8n's own address.
			'waitingUrl',
		]);
		expect(field('waitingUrl').type).toBe('hidden');
	});

	it('has the filters of meetings and webinars together, the latter with webinar events only', () => {
		const filters = field('filters').options as INodeProperties[];
		expect(filters.map(({ displayName }) => displayName)).toEqual([
			'Email Domains',
			'Occurrence ID',
			'Only Registrants',
			'Only These Meetings',
			'Only These Webinars',
		]);
		expect(filters.at(-1)?.displayOptions).toEqual({
			show: {
				'/events': [
					'webinar.participant_joined',
					'webinar.participant_left',
					'webinar.registration_approved',
					'webinar.registration_cancelled',
					'webinar.registration_created',
					'webinar.registration_denied',
				],
			},
		});
	});

	it('has Only Registrants, on once it is added, with participant events only', () => {
		const filters = field('filters').options as INodeProperties[];
		expect(filters.find(({ name }) => name === 'onlyRegistrants')).toMatchObject({
			type: 'boolean',
			default: true,
			displayOptions: {
				show: {
					'/events': [
						'meeting.participant_joined',
						'meeting.participant_left',
						'webinar.participant_joined',
						'webinar.participant_left',
					],
				},
			},
		});
	});

	it('has no markup in its notices but links and lists, because n8n removes it', () => {
		for (const name of ['byHandNotice', 'automaticNotice']) {
			const tags = field(name).displayName.match(/<\/?\w+/g) ?? [];
			expect(new Set(tags.map((tag) => tag.replace(/[</]/g, '')))).toEqual(
				new Set(name === 'byHandNotice' ? ['a', 'ul', 'li'] : ['ul', 'li']),
			);
			expect(field(name).displayName).not.toMatch(/\d\. /);
		}
	});

	it('says what to wait for while n8n listens', () => {
		expect(NODE.description.eventTriggerDescription).toBe('Waiting for an event in Zoom');
		const panel = JSON.stringify(NODE.description.triggerPanel);
		expect(panel).toContain('Copy the Test URL under Webhook URLs before you click');
		expect(panel).toContain('copy the Test URL, click');
		expect(panel).toContain('docs/trigger.md#what-comes-out');
	});
});

describe('the list of meetings', () => {
	const world = useWorld(({ sandbox }) => {
		sandbox.addMeeting({ id: '85212345678', topic: 'Product Launch' });
	});

	function listed(parameters: INodeParameters, search = searchMeetings, filter = 'product launch') {
		const trigger = {
			id: 'trigger',
			name: 'Zoom Registrants Trigger',
			type: TRIGGER_TYPE,
			typeVersion: 1,
			position: [0, 0] as [number, number],
			parameters,
			credentials: {
				zoomRegistrantsOAuth2Api: { id: USER_CREDENTIAL, name: 'Zoom' },
				zoomRegistrantsServerToServerOAuth2Api: {
					id: SERVER_TO_SERVER_CREDENTIAL,
					name: 'Zoom account',
				},
			},
		};
		const context = world.engine.loadOptions({ nodes: [trigger], connections: {} }, trigger.name);
		return search.call(context, filter);
	}

	it('is that of the user who has logged in', async () => {
		const { results } = await listed({ authentication: 'oAuth2' });
		expect(results.map(({ value }) => value)).toContain('85212345678');
	});

	it('of webinars is that of webinars, by oneself or by the account', async () => {
		world.sandbox.addMeeting({ id: '93399999999', type: 5, topic: 'Keynote' });
		for (const authentication of ['oAuth2', 'serverToServer']) {
			const { results } = await listed({ authentication }, searchWebinars, 'keynote');
			expect(results.map(({ value }) => value)).toEqual(['93399999999']);
		}
		await expect(listed({ authentication: 'app' }, searchWebinars)).rejects.toMatchObject({
			message:
				"The Zoom app itself can't list webinars. Choose By ID or By URL, or an Authentication of OAuth2 or Server-to-Server.",
		});
	});

	it('cannot be read by the app itself, and the message says what to do instead', async () => {
		await expect(listed({ authentication: 'app' })).rejects.toMatchObject({
			message:
				"The Zoom app itself can't list meetings. Choose By ID or By URL, or an Authentication of OAuth2 or Server-to-Server.",
		});
	});
});
