import { htmlPage } from '../control/htmlPage';
import { escapeMarkup } from '../markup';
import type { App, User } from '../types';

/** The page that asks a user whether an app may act for them. */
export function consentPage(app: App, users: User[], parameters: Record<string, string>): string {
	const hidden = Object.entries(parameters).map(
		([name, value]) =>
			`<input type="hidden" name="${escapeMarkup(name)}" value="${escapeMarkup(value)}">`,
	);
	const options = users.map(
		(user) =>
			`<option value="${user.id}">${escapeMarkup(`${user.displayName} (${user.email})`)}</option>`,
	);
	const scopes = app.scopes.map((scope) => `<li><code>${escapeMarkup(scope)}</code></li>`);
	return htmlPage(
		`Allow ${app.name}?`,
		`<form method="post" action="/oauth/authorize" class="card">
<h1>${escapeMarkup(app.name)}</h1>
<p>would like to act in your Zoom account with these permissions:</p>
<ul>${scopes.join('')}</ul>
<label>Signed in as <select name="user_id">${options.join('')}</select></label>
${hidden.join('')}
<p class="buttons"><button name="decision" value="allow" class="primary">Allow</button>
<button name="decision" value="deny">Deny</button></p>
<p class="note">This is the local sandbox. Nothing leaves your computer.</p>
</form>`,
	);
}

/** The page for a request that cannot be shown to a user. */
export function refusalPage(text: string): string {
	const body = `<div class="card"><h1>Invalid request</h1><p>${escapeMarkup(text)}</p></div>`;
	return htmlPage('Invalid request', body);
}
