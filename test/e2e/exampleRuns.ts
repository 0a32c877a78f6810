import type { Sandbox } from '../../sandbox';
import { part } from './checks';
import { openEditor } from './editor';
import { afterTheEvent } from './examples/afterTheEvent';
import { agentExample } from './examples/agentExample';
import { decisions } from './examples/decisions';
import { newPeople } from './examples/newPeople';
import { withTriggers } from './examples/withTriggers';
import type { N8n } from './n8n';
import { createCredential } from './workflows';

/** Every example executed in the editor, with a look at what Zoom has afterwards. */
export async function exampleRuns(n8n: N8n, sandbox: Sandbox, folder: string): Promise<void> {
	const saved = await n8n.rest<Array<{ type: string }>>('GET', '/credentials');
	if (!saved.some(({ type }) => type === 'zoomRegistrantsOAuth2Api')) {
		await createCredential(n8n, sandbox, 'user');
	}
	const editor = await openEditor(n8n, folder, 'light');
	const groups = {
		'Examples: with the trigger': withTriggers,
		'Examples: decisions': decisions,
		'Examples: new people': newPeople,
		'Examples: after the event': afterTheEvent,
		'Examples: an AI agent': agentExample,
	};
	try {
		for (const [name, run] of Object.entries(groups)) {
			await part(name, async () => {
				await run(editor, n8n, sandbox).catch(async (error: unknown) => {
					await editor.shot('79-broke-off-here');
					throw error;
				});
			});
		}
	} finally {
		await editor.close();
	}
}
