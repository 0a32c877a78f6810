import { type BrowserContext, chromium, type Locator, type Page } from 'playwright-core';

import type { N8n } from './n8n';
import { findProgram, isRoot, join, mkdirSync } from './system';

export interface Editor {
	page: Page;
	context: BrowserContext;
	/** Where the pictures go. */
	folder: string;
	/**
	 * Takes a picture of what is visible now, and one of the same in the dark: `NAME.dark.png`. Closes
	 * n8n's notices first, unless they are what the picture is about.
	 */
	shot(name: string, notices?: 'keep'): Promise<void>;
	close(): Promise<void>;
}

const CHROMIUM = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** Opens a browser that is logged in to n8n. Pictures go to `folder`. */
export async function openEditor(
	n8n: N8n,
	folder: string,
	theme: 'light' | 'dark',
): Promise<Editor> {
	const executablePath = findProgram(CHROMIUM, ['/usr/bin', '/usr/local/bin', '/snap/bin']);
	if (executablePath === undefined) {
		throw new Error('No browser found. Install chromium, e.g.: apt-get install -y chromium');
	}
	mkdirSync(folder, { recursive: true });
	const quiet = ['background-networking', 'component-update', 'sync', 'quic'];
	const browser = await chromium.launch({
		executablePath,
		args: [
			...(isRoot ? ['--no-sandbox'] : []),
			'--disable-gpu',
			'--no-first-run',
			...quiet.map((what) => `--disable-${what}`),
		],
	});
	const context = await browser.newContext({
		viewport: { width: 1440, height: 900 },
		colorScheme: theme,
	});
	await context.addCookies([{ ...n8n.cookie(), url: n8n.url }]);
	const page = await context.newPage();
	page.setDefaultTimeout(60_000);
	return {
		page,
		context,
		folder,
		async shot(name, notices) {
			const buttons = page.locator('.el-notification__closeBtn:visible');
			for (const close of notices === 'keep' ? [] : await buttons.all()) {
				await close.click({ timeout: 1000 }).catch(() => undefined);
			}
			await page.waitForTimeout(500);
			await page.screenshot({ path: join(folder, `${name}.png`) });
			if (theme === 'dark') return;
			await page.emulateMedia({ colorScheme: 'dark' });
			await page.waitForTimeout(500);
			await page.screenshot({ path: join(folder, `${name}.dark.png`) });
			await page.emulateMedia({ colorScheme: 'light' });
		},
		close: async () => await browser.close(),
	};
}

/** What n8n marks for tests; the first of the names that there is. */
export function marked(within: Page | Locator, ...names: string[]): Locator {
	return within.locator(names.map((name) => `[data-test-id="${name}"]`).join(', ')).first();
}

/** The input of a parameter, in a credential or in a node. */
export function parameter(within: Page | Locator, name: string): Locator {
	return marked(within, `parameter-input-${name}`).locator('input, textarea').first();
}

/** Opens a workflow and one of its nodes. */
export async function openNode({ page }: Editor, n8n: N8n, workflowId: string, node: string) {
	await page.goto(`${n8n.url}/workflow/${workflowId}`);
	const onCanvas = page.locator('[data-test-id="canvas-node"]').filter({ hasText: node }).first();
	await onCanvas.waitFor();
	await onCanvas.dblclick({ position: { x: 20, y: 20 } });
	await marked(page, 'node-parameters').waitFor();
}

/** Opens a resource locator's list, and waits for what is in it. */
export async function openList({ page }: Editor, name: string): Promise<Locator> {
	await marked(marked(page, `resource-locator-${name}`), 'rlc-input').click();
	const items = page.locator('[data-test-id="rlc-item"]:visible');
	await items.first().waitFor();
	return items;
}

/** Runs the open node, and waits until n8n shows that it has ended. */
export async function executeNode({ page }: Editor): Promise<void> {
	await marked(page, 'node-execute-button').click();
	await page
		.locator('[data-test-id^="node-run-status-"], [data-test-id="node-run-info"]')
		.first()
		.waitFor({ timeout: 30_000 });
	await page.waitForTimeout(800);
}

/** Makes a field of the open node an expression, typed as a user types it. */
export async function typeExpression({ page }: Editor, name: string, code: string): Promise<void> {
	const item = page
		.locator('[data-test-id="parameter-item"], .parameter-item')
		.filter({ has: page.locator(`[data-test-id="parameter-input-${name}"]`) })
		.last();
	await item.hover();
	await marked(item, 'radio-button-expression').click();
	await item.locator('.cm-content').first().click();
	// The editor closes the braces by itself, with a space on either side.
	await page.keyboard.type(`{{${code}`, { delay: 20 });
}
