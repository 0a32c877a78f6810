import type { IExecuteFunctions } from 'n8n-workflow';

import { itemByItem } from '../itemByItem';
import type { Operation } from '../operation';
import { attendanceOf } from './attendance';
import { type AttendanceInput, readAttendance } from './input';
import { Sources } from './sources';

/** Hints are for whoever looks at the output; more than a few say nothing. */
const MAX_HINTS = 5;

/**
 * The registrants of an event who came to one session, when and for how long. Reads only. Items that ask
 * for the same share one reading.
 */
export const getAttendance: Operation<AttendanceInput> = {
	read: readAttendance,

	async execute(functions, inputs, clock) {
		const hints = new Set<string>();
		let sources: Sources | undefined;
		const outcomes = await itemByItem<AttendanceInput>({
			work: async (task) => {
				sources ??= new Sources(task.run.connection);
				const attendance = await attendanceOf(task, sources);
				for (const hint of attendance.hints) hints.add(hint);
				return attendance.result;
			},
			keyOf: (input) => JSON.stringify(input),
			partOf: ({ wanted }) => JSON.stringify(wanted),
		})(functions, inputs, clock);
		showHints(functions, [...hints]);
		return outcomes;
	},
};

/** Older n8n has no hints. */
function showHints(functions: IExecuteFunctions, hints: readonly string[]): void {
	if (!('addExecutionHints' in functions)) return;
	const shown = hints.slice(0, MAX_HINTS);
	if (hints.length > shown.length) shown.push(`There are ${hints.length - shown.length} more.`);
	for (const message of shown) {
		functions.addExecutionHints({ message, type: 'info', location: 'outputPane' });
	}
}
