import {
	type ICredentialDataDecryptedObject,
	ICredentialsHelper,
	type ICredentialType,
	type INode,
	type INodeCredentialsDetails,
	type INodeParameters,
	type INodeTypes,
	type IWorkflowExecuteAdditionalData,
	type WorkflowExecuteMode,
	Workflow,
} from 'n8n-workflow';

/** A saved credential as n8n would keep it: the visible fields, and the token once there is one. */
export interface StoredCredential {
	id: string;
	type: string;
	data: ICredentialDataDecryptedObject;
}

/**
 * Keeps credentials in memory and fills in hidden fields as n8n does: a hidden field always has its
 * default, and a default that is an expression sees the other fields as `$self`.
 */
export class MemoryCredentials extends ICredentialsHelper {
	/** Credentials with their hidden fields, by what is saved of them. */
	private readonly filledIn = new Map<string, ICredentialDataDecryptedObject>();

	constructor(
		private readonly types: ICredentialType[],
		readonly stored: StoredCredential[],
		private readonly nodeTypes: INodeTypes,
	) {
		super();
	}

	getParentTypes(name: string): string[] {
		return this.types.find((type) => type.name === name)?.extends ?? [];
	}

	isCredentialUsableByNode(): boolean {
		return true;
	}

	async getDecrypted(
		_additionalData: IWorkflowExecuteAdditionalData,
		details: INodeCredentialsDetails,
		typeName: string,
		mode: WorkflowExecuteMode,
	): Promise<ICredentialDataDecryptedObject> {
		const { oauthTokenData, ...saved } = this.find(details).data;
		const key = JSON.stringify([typeName, mode, saved]);
		// Filling in takes long, and n8n asks for the credential before every request.
		const filledIn = this.filledIn.get(key) ?? (await this.fillIn(typeName, mode, saved));
		this.filledIn.set(key, filledIn);
		return oauthTokenData === undefined ? { ...filledIn } : { ...filledIn, oauthTokenData };
	}

	private async fillIn(
		typeName: string,
		mode: WorkflowExecuteMode,
		saved: ICredentialDataDecryptedObject,
	): Promise<ICredentialDataDecryptedObject> {
		const type = this.types.find(({ name }) => name === typeName);
		const data = { ...saved };
		for (const { name, type: kind, default: value } of type?.properties ?? []) {
			if (kind === 'notice') continue;
			if (kind === 'hidden' || data[name] === undefined) {
				data[name] = value as string;
			}
		}
		const node: INode = {
			id: 'credential',
			name: 'Credential',
			type: 'test.passThrough',
			typeVersion: 1,
			position: [0, 0],
			parameters: {},
		};
		const workflow = new Workflow({
			nodes: [node],
			connections: {},
			active: false,
			nodeTypes: this.nodeTypes,
		});
		const resolved = await workflow.expression.withIsolate(async () =>
			workflow.expression.getComplexParameterValue(
				node,
				data as INodeParameters,
				mode,
				{},
				undefined,
				undefined,
				data,
			),
		);
		return resolved as ICredentialDataDecryptedObject;
	}

	async updateCredentialsOauthTokenData(
		details: INodeCredentialsDetails,
		_type: string,
		data: ICredentialDataDecryptedObject,
	): Promise<void> {
		const token = data.oauthTokenData;
		if (token !== undefined) this.find(details).data.oauthTokenData = token;
	}

	async runPreAuthentication(): Promise<undefined> {
		return undefined;
	}

	async preAuthentication(): Promise<undefined> {
		return undefined;
	}

	async authenticate(): Promise<never> {
		throw new Error('OAuth2 credentials are signed by n8n-core itself');
	}

	async getCredentials(): Promise<never> {
		throw new Error('Encrypted credentials are not kept here');
	}

	async updateCredentials(): Promise<void> {}

	getCredentialsProperties(typeName: string) {
		return this.types.find(({ name }) => name === typeName)?.properties ?? [];
	}

	private find({ id }: INodeCredentialsDetails): StoredCredential {
		const credential = this.stored.find((one) => one.id === id);
		if (credential === undefined) throw new Error(`No credential ${id}`);
		return credential;
	}
}
