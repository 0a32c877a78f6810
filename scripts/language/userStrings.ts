import ts from 'typescript';

/** A string that users read, or that may be part of one. */
export interface UserString {
	/** The property it's assigned to, e.g. `description`; `''` if there is none. */
	key: string;
	/** Holes of a template are shown as `{name}`. */
	text: string;
	/** Its position in the source, in characters. */
	start: number;
}

/** Properties whose strings are shown by n8n or put into messages. */
const SHOWN_KEYS = new Set([
	'action',
	'activationHint',
	'active',
	'description',
	'displayName',
	'eventTriggerDescription',
	'header',
	'hint',
	'idLabel',
	'inactive',
	'label',
	'message',
	'multipleValueButtonText',
	'note',
	'notice',
	'placeholder',
	'questionLabel',
	'subtitle',
]);

/** Words, e.g. `is empty` or `1-3 months`, or a label, e.g. `Organization`. */
const HAS_WORDS = /\p{L}{2,}[\p{P}]* [^=]*\p{Ll}|^\d\S* \p{Ll}{2,}/u;
const IS_LABEL = /^\p{Lu}\p{Ll}+([ /]\p{L}+)*$/u;

/** A word beside a hole: `{noun} Registrant`. */
const NEXT_TO_HOLE = /\p{L}{2,} | \p{L}{2,}/u;

/** n8n's expressions, lists of scopes, and HTTP headers. */
const IS_CODE = /^=|^\S+:\S+( \S+:\S+)*$/;

/** The user-visible strings of a TypeScript file, in its order, each once. */
export function userStringsIn(file: string, source: string): UserString[] {
	const found = new Map<string, UserString>();
	const visit = (node: ts.Node): void => {
		if (isNotCode(node)) return;
		if (isString(node) && isOutermost(node)) {
			const text = textOf(node);
			const key = keyOf(node);
			if (isShown(node, key, text) && !found.has(text)) {
				found.set(text, { key, text, start: node.getStart(tree) });
			}
		}
		ts.forEachChild(node, visit);
	};
	const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true);
	visit(tree);
	return [...found.values()];
}

/** Imports and types have strings that nobody reads. */
function isNotCode(node: ts.Node): boolean {
	return ts.isImportDeclaration(node) || ts.isExportDeclaration(node) || ts.isTypeNode(node);
}

type StringNode = ts.StringLiteralLike | ts.TemplateExpression | ts.BinaryExpression;

function isString(node: ts.Node): node is StringNode {
	return ts.isStringLiteralLike(node) || ts.isTemplateExpression(node) || isSum(node);
}

/** Strings added up: `'One ' + 'sentence'`. */
function isSum(node: ts.Node): node is ts.BinaryExpression {
	return (
		ts.isBinaryExpression(node) &&
		node.operatorToken.kind === ts.SyntaxKind.PlusToken &&
		(isString(node.left) || isString(node.right))
	);
}

function isOutermost(node: ts.Node): boolean {
	return !isSum(node.parent);
}

function textOf(node: ts.Expression): string {
	if (ts.isStringLiteralLike(node)) return node.text;
	if (ts.isTemplateExpression(node)) {
		const spans = node.templateSpans.map(
			({ expression, literal }) => `{${nameOf(expression)}}${literal.text}`,
		);
		return node.head.text + spans.join('');
	}
	if (isSum(node)) return textOf(node.left) + textOf(node.right);
	return `{${nameOf(node)}}`;
}

/** What a hole of a template is filled with, in one word. */
function nameOf(node: ts.Expression): string {
	if (ts.isIdentifier(node)) return node.text;
	if (ts.isPropertyAccessExpression(node)) return node.name.text;
	if (ts.isCallExpression(node)) {
		const isMethod = ts.isPropertyAccessExpression(node.expression);
		const subject = isMethod ? (node.expression as ts.PropertyAccessExpression).expression : node;
		return subject === node ? nameOf(node.expression) : nameOf(subject);
	}
	if (ts.isBinaryExpression(node)) return nameOf(node.left);
	if (ts.isParenthesizedExpression(node)) return nameOf(node.expression);
	if (ts.isPrefixUnaryExpression(node)) return nameOf(node.operand);
	return '…';
}

/** The property that a string is assigned to, whatever `?:` or `??` is in between. */
function keyOf(node: ts.Node): string {
	const { parent } = node;
	if (ts.isConditionalExpression(parent) || ts.isParenthesizedExpression(parent)) {
		return keyOf(parent);
	}
	if (ts.isBinaryExpression(parent)) return keyOf(parent);
	const isProperty = ts.isPropertyAssignment(parent) && parent.initializer === node;
	return isProperty && (ts.isIdentifier(parent.name) || ts.isStringLiteral(parent.name))
		? parent.name.text
		: '';
}

function isShown(node: StringNode, key: string, text: string): boolean {
	if (!/\p{L}/u.test(text) || isName(node) || isSplit(node)) return false;
	if (SHOWN_KEYS.has(key) || (key === 'name' && isOption(node.parent))) return true;
	if (IS_CODE.test(text)) return false;
	const words = text.replace(/\{[^{}]*\}/g, '');
	const isTemplate = !ts.isStringLiteralLike(node);
	return HAS_WORDS.test(text) || IS_LABEL.test(text) || (isTemplate && NEXT_TO_HOLE.test(words));
}

/** The name of a property, in quotes. */
function isName(node: ts.Node): boolean {
	const { parent } = node;
	return (
		(ts.isPropertyAssignment(parent) && parent.name === node) ||
		ts.isElementAccessExpression(parent)
	);
}

/** One choice of a list: an object with a name to show and a value. */
function isOption({ parent }: ts.Node): boolean {
	return (
		ts.isObjectLiteralExpression(parent) &&
		parent.properties.some(({ name }) => name?.getText() === 'value')
	);
}

/** A list of words in one string: `'join start meeting'.split(' ')`. */
function isSplit({ parent }: ts.Node): boolean {
	return ts.isPropertyAccessExpression(parent) && parent.name.text === 'split';
}
