import type { Locator, Page } from 'playwright-core';

import { join, mkdirSync, writeFileSync } from '../test/e2e/system';

/** A picture of the page, and how long the film shows it. */
interface Frame {
	file: string;
	seconds: number;
}

interface Point {
	x: number;
	y: number;
}

/** How long one step of a moving pointer, or of typing, is shown. */
const STEP_SECONDS = 0.08;
const STEPS_OF_A_MOVE = 5;
const LETTERS_PER_FRAME = 3;

/**
 * Draws a pointer and a caption over the page. It runs in the browser, so it's source text and uses
 * nothing from around it.
 */
const DRAW = `(caption, x, y, isPressed) => {
	const element = (id, style) => {
		const found = document.getElementById(id) ?? document.createElement('div');
		found.id = id;
		found.style.cssText = 'position:fixed;pointer-events:none;z-index:2147483647;' + style;
		document.documentElement.append(found);
		return found;
	};
	const bar = element('demo-caption', 'left:50%;bottom:20px;transform:translateX(-50%);width:max-content;max-width:1200px;padding:12px 26px;border-radius:12px;background:#14213dee;color:#fff;font:600 24px/1.3 Inter,Arial,sans-serif;text-align:center;white-space:pre-line;box-shadow:0 4px 24px #0006');
	bar.textContent = caption;
	bar.hidden = caption === '';
	const size = isPressed ? 22 : 26;
	const pointer = element('demo-pointer', 'left:' + x + 'px;top:' + y + 'px');
	pointer.innerHTML = '<svg width="' + size + '" height="' + size + '" viewBox="0 0 24 24"><path d="M4 2l15 11-7 1 4 7-3 1-4-7-5 5z" fill="#111" stroke="#fff" stroke-width="1.5"/></svg>';
}`;

/**
 * Films a page frame by frame. The time in the film is that of the script, so a slow computer makes
 * the same film as a fast one.
 */
export class Recorder {
	private readonly frames: Frame[] = [];
	private caption = '';
	private pointer: Point = { x: 720, y: 560 };

	constructor(
		private readonly page: Page,
		private readonly folder: string,
	) {
		mkdirSync(folder, { recursive: true });
	}

	/** Says something below the page from now on. */
	say(caption: string): void {
		this.caption = caption;
	}

	/** Shows the page as it is now for some seconds. */
	async hold(seconds: number, isPressed = false): Promise<void> {
		await this.closeNotices();
		const { x, y } = this.pointer;
		const given = [this.caption, x, y, isPressed].map((value) => JSON.stringify(value)).join();
		await this.page.evaluate(`(${DRAW})(${given})`);
		const file = `${String(this.frames.length).padStart(4, '0')}.png`;
		await this.page.screenshot({ path: join(this.folder, file), animations: 'disabled' });
		this.frames.push({ file, seconds });
	}

	/** Moves the pointer onto something, clicks it, and shows both. */
	async click(target: Locator, at?: Point): Promise<void> {
		await target.waitFor();
		await target.scrollIntoViewIfNeeded();
		const box = await target.boundingBox();
		if (box === null) throw new Error('There is nothing to click on');
		await this.moveTo({
			x: box.x + (at?.x ?? box.width / 2),
			y: box.y + (at?.y ?? box.height / 2),
		});
		await this.hold(0.3, true);
		await target.click(at === undefined ? {} : { position: at });
	}

	/** Types into what has the focus, a few letters per frame. */
	async type(text: string): Promise<void> {
		for (let from = 0; from < text.length; from += LETTERS_PER_FRAME) {
			await this.page.keyboard.type(text.slice(from, from + LETTERS_PER_FRAME), { delay: 15 });
			await this.hold(STEP_SECONDS * 2);
		}
	}

	/** Writes the list that ffmpeg puts together, and gives its path and the film's length in seconds. */
	finish(): { list: string; seconds: number } {
		const last = this.frames.at(-1);
		if (last === undefined) throw new Error('Nothing was filmed');
		const lines = this.frames.flatMap(({ file, seconds }) => [
			`file '${file}'`,
			`duration ${seconds.toFixed(2)}`,
		]);
		const list = join(this.folder, 'frames.txt');
		// ffmpeg ignores the duration of the last entry, so its frame is named once more.
		writeFileSync(list, [...lines, `file '${last.file}'`, ''].join('\n'));
		return { list, seconds: this.frames.reduce((sum, frame) => sum + frame.seconds, 0) };
	}

	/** n8n says that something was executed, in a notice over the part that the film is about. */
	private async closeNotices(): Promise<void> {
		for (const close of await this.page.locator('.el-notification__closeBtn:visible').all()) {
			await close.click({ timeout: 1000 }).catch(() => undefined);
		}
	}

	private async moveTo(to: Point): Promise<void> {
		const from = this.pointer;
		for (let step = 1; step <= STEPS_OF_A_MOVE; step += 1) {
			const share = step / STEPS_OF_A_MOVE;
			this.pointer = {
				x: Math.round(from.x + (to.x - from.x) * share),
				y: Math.round(from.y + (to.y - from.y) * share),
			};
			await this.hold(STEP_SECONDS);
		}
		await this.page.mouse.move(to.x, to.y);
	}
}
