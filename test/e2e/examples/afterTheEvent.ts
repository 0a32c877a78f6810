import { check } from '../checks';
import type { Editor } from '../editor';
import type { N8n } from '../n8n';
import { outputOf, runExample } from './runExample';

/** The examples around Get Attendance. */
export async function afterTheEvent(editor: Editor, n8n: N8n): Promise<void> {
	for (const isPinned of [true, false]) {
		const way = isPinned ? 'with its sample data' : 'with the registrants of Zoom';
		await runExample(editor, n8n, 'thank-you-or-sorry-we-missed-you', {
			lastNode: 'Write Sorry We Missed You',
			isPinned,
		});
		await editor.shot(isPinned ? '65-example-thank-you' : '66-example-thank-you-real');
		const texts = await outputOf(editor, 'Write Sorry We Missed You');
		const count = isPinned ? 1 : 2;
		check(
			`the thank-you example writes "sorry we missed you" to ${count}, ${way}`,
			new RegExp(`${count} items?\\b`).test(texts) && texts.includes('Hello Amara'),
			texts,
		);
	}
	await runExample(editor, n8n, 'certificate-for-45-minutes', {
		lastNode: 'Write Certificate',
		isPinned: false,
	});
	await editor.shot('67-example-certificate');
	const texts = await outputOf(editor, 'Write Certificate');
	check(
		'the certificate example writes one for Grace and one for Mateo, nobody else',
		/2 items/.test(texts) && texts.includes('Grace Okafor') && texts.includes('Mateo Fernández'),
		texts,
	);
}
