import { type Finding, finding, open } from '../points';
import { isDone } from '../zoom';
import type { Context } from './context';

/** Whether the app's owner may be called `me`. */
export async function host({ zoom }: Pick<Context, 'zoom'>): Promise<Finding> {
	const answer = await zoom.call('GET', '/users/me/meetings', { query: { page_size: '1' } });
	return finding('host', isDone(answer) ? 'works' : 'refused', answer.said);
}

/** Reads the webinar that was given. */
export async function capacity({ zoom, options }: Context): Promise<Finding> {
	if (options.webinar === undefined) return open('capacity', 'not asked: needs --webinar');
	const answer = await zoom.call('GET', `/webinars/${encodeURIComponent(options.webinar)}`);
	if (!isDone(answer)) return open('capacity', answer.said);
	const value = answer.json.capacity;
	const seen = `capacity: ${JSON.stringify(value)}`;
	if (typeof value === 'number') return finding('capacity', 'number', seen);
	return finding('capacity', typeof value === 'string' ? 'text' : 'absent', seen);
}
