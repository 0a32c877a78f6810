/** Host and port of a web address, without a user name or password that may stand before them. */
export function hostOf(url: string | undefined): string | undefined {
	return /^https?:\/\/(?:[^/?#]*@)?([^/?#]+)/i.exec(url ?? '')?.[1];
}
