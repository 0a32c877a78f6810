import type { IWebhookFunctions } from 'n8n-workflow';

import { SYSTEM_CLOCK } from '../../../nodes/transport/clock';
import { readEvent, type TriggerEvent } from '../../../nodes/webhook/event';
import { claimDelivery } from '../../../nodes/ZoomRegistrantsTrigger/firstDelivery';
import { created } from '../../support/zoomEvents';

const NOW = Date.UTC(2026, 11, 1, 15, 30);
const clock = { ...SYSTEM_CLOCK, now: () => NOW };

/** A request with an event of its own, whose answer the test gives. */
function requestOf(workflowId: string) {
	const onClose: Array<() => void> = [];
	const response = {
		statusCode: 200,
		writableFinished: false,
		once: (_: 'close', listener: () => void) => onClose.push(listener),
	};
	const functions = {
		getMode: () => 'webhook',
		getWorkflow: () => ({ id: workflowId }),
		getNode: () => ({ id: 'trigger' }),
		getWorkflowStaticData: () => ({}),
		getResponseObject: () => response,
	} as unknown as IWebhookFunctions;
	const body = created();
	const claim = () =>
		claimDelivery(
			functions,
			readEvent(body) as TriggerEvent,
			Buffer.from(JSON.stringify(body)),
			clock,
		);
	const close = (statusCode: number, writableFinished: boolean) => {
		Object.assign(response, { statusCode, writableFinished });
		for (const listener of onClose.splice(0)) listener();
	};
	return { claim, close };
}

it.each([
	['n8n answers 200', 200, true, false],
	['n8n answers 499', 499, true, false],
	['n8n answers 500, as it could not start the workflow', 500, true, true],
	['n8n answers 503, as it could not start the workflow', 503, true, true],
	['the sender hangs up, and nobody knows', 200, false, false],
	['the sender hangs up while n8n fails', 500, false, false],
])(
	'An event is claimed once, and may be claimed again only if n8n fails: %s.',
	(what, status, finished, again) => {
		const { claim, close } = requestOf(`first-${what}`);
		expect(claim()).toBeDefined();
		expect(claim()).toBeUndefined();
		close(status, finished);
		expect(claim() !== undefined).toBe(again);
	},
);

it('An event that has started the workflow stays claimed, even if the answer then fails.', () => {
	const { claim, close } = requestOf('first-confirmed');
	claim()?.confirm();
	close(500, true);
	expect(claim()).toBeUndefined();
});
