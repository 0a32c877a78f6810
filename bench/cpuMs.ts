// eslint-disable-next-line @n8n/community-nodes/no-restricted-globals -- a command-line program
const program = process;

/** Processor time of this process so far, which doesn't grow while the machine is busy with others. */
export function cpuMs(): number {
	const { user, system } = program.cpuUsage();
	return (user + system) / 1_000;
}
