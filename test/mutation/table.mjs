/**
 * A row for each room and a line for each mutant that no test noticed. A mutant that breaks the
 * loading of a test file counts as killed. Those in `equivalent` change nothing that could be seen
 * and don't count; one that a test noticed after all is a fault of the list.
 */
export function tableOf(rooms, equivalent) {
	const lines = [
		'| room | mutants | tried | killed | timeout | survived | not reached | equivalent | score | minutes |',
		'|---|---|---|---|---|---|---|---|---|---|',
	];
	const notes = [];
	for (const { room, total, results, seconds } of rooms) {
		const count = (...statuses) => results.filter(({ status }) => statuses.includes(status)).length;
		const missed = results.filter(({ status }) => status === 'Survived' || status === 'NoCoverage');
		const counting = missed.filter((mutant) => !isListed(mutant, equivalent));
		const killed = count('Killed', 'RuntimeError');
		const caught = killed + count('Timeout');
		const listed = missed.length - counting.length;
		const survived = counting.filter(({ status }) => status === 'Survived').length;
		const score = ((100 * caught) / (caught + counting.length)).toFixed(1);
		lines.push(
			`| ${room} | ${total} | ${results.length} | ${killed} | ${count('Timeout')} | ${survived} | ${counting.length - survived} | ${listed} | ${score} % | ${(seconds / 60).toFixed(1)} |`,
		);
		notes.push(...counting.map(lineOf));
		const wrong = results.filter(
			(mutant) => mutant.status === 'Killed' && isListed(mutant, equivalent),
		);
		notes.push(...wrong.map((mutant) => `listed as equivalent, but killed: ${lineOf(mutant)}`));
	}
	return [...lines, '', ...notes].join('\n');
}

function isListed(mutant, equivalent) {
	return equivalent.some(
		({ file, original, replacement, line }) =>
			file === mutant.file &&
			original === originalOf(mutant) &&
			replacement === oneLine(mutant.replacement) &&
			(line === undefined || line === lineTextOf(mutant)),
	);
}

function lineOf(mutant) {
	const { file, location, replacement, status } = mutant;
	const note = status === 'NoCoverage' ? ' (not reached)' : '';
	return `${file}:${location.start.line} ${originalOf(mutant)} → ${oneLine(replacement)}${note}`;
}

function originalOf({ source, location: { start, end } }) {
	const lines = source.split('\n').slice(start.line - 1, end.line);
	lines[lines.length - 1] = lines.at(-1).slice(0, end.column - 1);
	lines[0] = lines[0].slice(start.column - 1);
	return oneLine(lines.join('\n'));
}

function lineTextOf({ source, location }) {
	return source.split('\n')[location.start.line - 1].trim();
}

/** Short enough to be read in a list, and the same for the same text. */
function oneLine(text) {
	const words = text.replace(/\s+/g, ' ');
	return words.length > 160 ? `${words.slice(0, 160)}…` : words;
}
