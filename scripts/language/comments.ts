import ts from 'typescript';

/** A comment without its decoration. */
export interface Comment {
	text: string;
	/** The position of `text` in the source; every character of it has its own. */
	start: number;
}

/** The comments of a TypeScript or JavaScript file. Decoration is replaced by blanks. */
export function commentsIn(file: string, source: string): Comment[] {
	const ranges = new Map<number, Comment>();
	const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true);
	const add = (found: ts.CommentRange[] | undefined) => {
		for (const { pos, end } of found ?? []) {
			ranges.set(pos, { text: undecorated(source.slice(pos, end)), start: pos });
		}
	};
	const visit = (node: ts.Node): void => {
		add(ts.getLeadingCommentRanges(source, node.getFullStart()));
		add(ts.getTrailingCommentRanges(source, node.getEnd()));
		for (const child of node.getChildren(tree)) visit(child);
	};
	visit(tree);
	return joined(
		[...ranges.values()].sort((a, b) => a.start - b.start),
		source,
	);
}

function undecorated(comment: string): string {
	const blank = (decoration: string) => ' '.repeat(decoration.length);
	return comment
		.replace(/^\/\*+|^\/\/+|\*+\/$/g, blank)
		.replace(/(?<=\n)[ \t]*\*/g, blank)
		.replace(/`[^`\n]*`/g, blank);
}

/** Lines of `//` that follow each other are one comment. */
function joined(comments: Comment[], source: string): Comment[] {
	const whole: Comment[] = [];
	for (const comment of comments) {
		const last = whole.at(-1);
		const end = last === undefined ? 0 : last.start + last.text.length;
		const between = source.slice(end, comment.start);
		if (last !== undefined && /^\s*$/.test(between)) last.text += between + comment.text;
		else whole.push({ ...comment });
	}
	return whole;
}
