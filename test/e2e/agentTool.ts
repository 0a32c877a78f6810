import type { Sandbox } from '../../sandbox';
import { check } from './checks';
import type { N8n } from './n8n';
import { activate, createCredential } from './workflows';

const MEETING = '85255555555';
const TYPE = 'n8n-nodes-zoom-registrants.zoomRegistrantsTool';

interface McpTool {
	name: string;
	description?: string;
	inputSchema: { properties?: Record<string, { description?: string }> };
}

/**
 * The node as a tool of an AI agent. n8n's MCP server offers tools and runs them exactly as for an
 * agent, without a model.
 */
export async function agentTool(n8n: N8n, sandbox: Sandbox): Promise<void> {
	sandbox.addMeeting({ id: MEETING });
	sandbox.addRegistrants(MEETING, [{ id: 'graceID', email: 'grace@example.org' }]);
	const credentials = await createCredential(n8n, sandbox, 'user');
	await activate(n8n, toolWorkflow(credentials));
	const call = await openMcp(`${n8n.url}/mcp/zoom-tools`);
	const { tools } = (await call('tools/list', {})) as { tools: McpTool[] };
	const [tool] = tools;
	check('the tool has a name an agent can use', /zoom.?registrants/i.test(tool?.name ?? ''), tools);
	check(
		'its description says what it does',
		/approve, cancel or deny meeting registrants/i.test(tool?.description ?? ''),
		tool?.description,
	);
	const properties = tool?.inputSchema.properties ?? {};
	check(
		'its schema has the fields left to the agent, each described',
		['Action', 'Email'].every((name) => (properties[name]?.description ?? '').length > 10),
		properties,
	);
	const result = await call('tools/call', {
		name: tool?.name,
		arguments: { Action: 'approve', Email: 'grace@example.org' },
	});
	check('calling it approves the registrant', JSON.stringify(result).includes('approved'), result);
	const [grace] = sandbox.meeting(MEETING).registrants;
	check('… in Zoom too', grace?.status === 'approved', grace?.status);
	const text = JSON.stringify(result);
	check('the result is short', text.length < 1000, text);
	await wrongCalls(call, tool?.name);
}

/** Calls with wrong or missing values, and what an agent must find in the answer to put them right. */
async function wrongCalls(call: Call, name: string | undefined): Promise<void> {
	const calls: Array<[string, object, RegExp[]]> = [
		[
			'an unknown action',
			{ Action: 'accept', Email: 'grace@example.org' },
			[/accept/, /approve, cancel or deny/],
		],
		[
			'an email that is none',
			{ Action: 'deny', Email: 'Grace Okafor' },
			[/Grace Okafor/, /email address/],
		],
		[
			'an email that nobody has',
			{ Action: 'deny', Email: 'grace@exmple.org' },
			[/grace@exmple\.org/, /not among the registrants/],
		],
		['an empty email', { Action: 'deny', Email: '' }, [/Email/]],
	];
	for (const [what, given, expected] of calls) {
		const answer = JSON.stringify(
			await call('tools/call', { name, arguments: given }).catch(String),
		);
		check(
			`${what} gets an answer an agent can act on`,
			expected.every((words) => words.test(answer)),
			answer,
		);
	}
}

function toolWorkflow(credentials: object) {
	const ai = (name: string, text: string) =>
		`={{ /*n8n-auto-generated-fromAI-override*/ $fromAI('${name}', \`${text}\`, 'string') }}`;
	return {
		name: 'Zoom tools',
		nodes: [
			{
				id: 'mcp',
				name: 'MCP Server Trigger',
				type: '@n8n/n8n-nodes-langchain.mcpTrigger',
				typeVersion: 2,
				position: [0, 0],
				webhookId: 'zoom-tools',
				parameters: { path: 'zoom-tools' },
			},
			{
				id: 'tool',
				name: 'Zoom Registrants',
				type: TYPE,
				typeVersion: 1,
				position: [0, 200],
				credentials,
				parameters: {
					meetingId: { __rl: true, mode: 'id', value: MEETING },
					action: ai('Action', 'approve, cancel or deny'),
					registrants: {
						registrant: [
							{ id: '', email: ai('Email', 'The email address the person registered with') },
						],
					},
				},
			},
		],
		connections: {
			'Zoom Registrants': {
				ai_tool: [[{ node: 'MCP Server Trigger', type: 'ai_tool', index: 0 }]],
			},
		},
		settings: { executionOrder: 'v1' },
	};
}

type Call = (method: string, params: object) => Promise<unknown>;

/** A session with an MCP server over HTTP; returns a function that calls its methods. */
async function openMcp(url: string): Promise<Call> {
	let session: string | undefined;
	let id = 0;
	const send = async (message: object) => {
		const answer = await fetch(url, {
			method: 'POST',
			headers: {
				'content-type': 'application/json',
				accept: 'application/json, text/event-stream',
				...(session !== undefined && { 'mcp-session-id': session }),
			},
			body: JSON.stringify({ jsonrpc: '2.0', ...message }),
		});
		session ??= answer.headers.get('mcp-session-id') ?? undefined;
		return await answer.text();
	};
	const call = async (method: string, params: object): Promise<unknown> => {
		id += 1;
		const text = await send({ id, method, params });
		const json = /^data: (.*)$/m.exec(text)?.[1] ?? text;
		const { result, error } = JSON.parse(json) as { result?: unknown; error?: unknown };
		if (error !== undefined) throw new Error(`${method}: ${JSON.stringify(error)}`);
		return result;
	};
	await call('initialize', {
		protocolVersion: '2025-03-26',
		capabilities: {},
		clientInfo: { name: 'tests', version: '1' },
	});
	await send({ method: 'notifications/initialized' });
	return call;
}
