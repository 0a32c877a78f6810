const { dest, series, src } = require('gulp');

/** Puts the icons and the codex files, which tsc leaves behind, beside the compiled nodes. */
function assets() {
	return src('nodes/**/*.{svg,node.json}', { base: '.', encoding: false }).pipe(dest('dist'));
}

exports.default = series(assets);
