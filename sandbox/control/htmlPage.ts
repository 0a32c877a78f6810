import { escapeMarkup } from '../markup';

const STYLE = `
body { margin: 0; font: 16px/1.5 system-ui, sans-serif; color: #232333; background: #f4f5f9; }
main { max-width: 60rem; margin: 0 auto; padding: 2rem 1rem; }
.card { background: #fff; border: 1px solid #dfe3ec; border-radius: 12px; padding: 1.5rem 2rem; margin: 0 auto 1.5rem; }
form.card { max-width: 30rem; }
h1 { font-size: 1.4rem; margin: 0 0 .5rem; } h2 { font-size: 1.1rem; margin: 0 0 .5rem; }
code, pre { font: 14px/1.5 ui-monospace, monospace; background: #f4f5f9; border-radius: 4px; padding: .1rem .3rem; }
pre { padding: .75rem 1rem; overflow-x: auto; }
table { border-collapse: collapse; width: 100%; } th, td { text-align: left; padding: .35rem .75rem .35rem 0; border-bottom: 1px solid #eef0f5; }
select, button { font: inherit; padding: .5rem 1rem; border-radius: 8px; border: 1px solid #c6cad6; background: #fff; }
select { display: block; width: 100%; margin-top: .25rem; }
button { cursor: pointer; } .primary { background: #0b5cff; border-color: #0b5cff; color: #fff; }
.buttons { display: flex; gap: .75rem; } .note { color: #6e7680; font-size: .875rem; margin-bottom: 0; }
`;

/** A whole page around an HTML body; the title is escaped, the body is not. */
export function htmlPage(title: string, body: string): string {
	return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escapeMarkup(title)}</title><style>${STYLE}</style></head>
<body><main>
${body}
</main></body></html>
`;
}
