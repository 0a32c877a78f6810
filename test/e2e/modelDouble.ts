import fastify from 'fastify';

/** What the double of a model does at one of its turns: call a tool, or answer from what it was told. */
export type Turn =
	| { tool: RegExp; with: Record<string, unknown> }
	| { say: (toolResults: string[]) => string };

interface ChatMessage {
	role: string;
	content?: unknown;
}

interface ChatRequest {
	model: string;
	stream?: boolean;
	messages: ChatMessage[];
	tools?: Array<{ function: { name: string } }>;
}

export interface ModelDouble {
	/** The base URL for n8n's OpenAI credential. */
	url: string;
	/** What the tools answered, in order; live. */
	toolResults: string[];
	close(): Promise<void>;
}

/**
 * A stand-in for OpenAI's chat completions that plays a script, so that an agent runs without a model.
 * https://platform.openai.com/docs/api-reference/chat/create
 */
export async function startModelDouble(turns: Turn[]): Promise<ModelDouble> {
	const server = fastify({ bodyLimit: 10_000_000 });
	const toolResults: string[] = [];
	let turn = 0;
	server.post('/v1/chat/completions', async (request, reply) => {
		const asked = request.body as ChatRequest;
		const results = asked.messages.filter(({ role }) => role === 'tool');
		toolResults.splice(0, Infinity, ...results.map(({ content }) => textOf(content)));
		const now = turns[turn] ?? { say: () => 'The script has ended.' };
		turn += 1;
		const message = messageOf(now, asked, toolResults, turn);
		const finish_reason = 'say' in now ? 'stop' : 'tool_calls';
		const common = { id: `chatcmpl-${turn}`, created: 0, model: asked.model };
		if (asked.stream !== true) {
			const choices = [{ index: 0, message, finish_reason }];
			const usage = { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 };
			return { ...common, object: 'chat.completion', choices, usage };
		}
		const chunk = (delta: object, reason: string | null) =>
			`data: ${JSON.stringify({
				...common,
				object: 'chat.completion.chunk',
				choices: [{ index: 0, delta, finish_reason: reason }],
			})}\n\n`;
		return await reply
			.type('text/event-stream')
			.send(`${chunk(message, null)}${chunk({}, finish_reason)}data: [DONE]\n\n`);
	});
	const url = await server.listen({ host: '127.0.0.1', port: 0 });
	return { url: `${url}/v1`, toolResults, close: async () => await server.close() };
}

function messageOf(turn: Turn, { tools = [] }: ChatRequest, results: string[], number: number) {
	if ('say' in turn) return { role: 'assistant', content: turn.say(results) };
	const name = tools.map((tool) => tool.function.name).find((one) => turn.tool.test(one));
	if (name === undefined) throw new Error(`The agent has no tool like ${String(turn.tool)}`);
	const call = { name, arguments: JSON.stringify(turn.with) };
	const toolCalls = [{ index: 0, id: `call_${number}`, type: 'function', function: call }];
	return { role: 'assistant', content: null, tool_calls: toolCalls };
}

function textOf(content: unknown): string {
	return typeof content === 'string' ? content : JSON.stringify(content);
}
