import { findProgram, run, statSync } from '../test/e2e/system';

/** What a film may be at most, so that it can be watched and the README loads fast. */
const MAX_SECONDS = 120;
const MAX_PICTURE_BYTES = 3_000_000;
const MAX_FILM_BYTES = 10_000_000;

export interface Film {
	seconds: number;
	filmBytes: number;
	pictureBytes: number;
}

/** Puts the frames of a list together: a film as MP4, and a small animated WebP picture. */
export async function putTogether(list: string, film: string, picture: string): Promise<Film> {
	if (findProgram(['ffmpeg']) === undefined) {
		throw new Error('No ffmpeg found. Install it, e.g.: apt-get install -y ffmpeg');
	}
	const frames = ['-y', '-loglevel', 'error', '-f', 'concat', '-safe', '0', '-i', list];
	const h264 = ['-c:v', 'libx264', '-crf', '24', '-r', '25', '-movflags', '+faststart'];
	await run('ffmpeg', [
		...frames,
		'-vf',
		'scale=1280:-2:flags=lanczos,format=yuv420p',
		...h264,
		film,
	]);
	const webp = ['-c:v', 'libwebp_anim', '-quality', '70', '-compression_level', '5', '-loop', '0'];
	const small = ['-vf', 'scale=1280:-1:flags=lanczos', '-fps_mode', 'vfr'];
	await run('ffmpeg', [...frames, ...small, ...webp, '-an', picture]);
	const length = ['-v', 'error', '-show_entries', 'format=duration', '-of', 'csv=p=0'];
	const seconds = Number(await run('ffprobe', [...length, film]));
	return { seconds, filmBytes: statSync(film).size, pictureBytes: statSync(picture).size };
}

/** What is wrong with a film, as sentences; none if it's short and small enough. */
export function faultsOf({ seconds, filmBytes, pictureBytes }: Film): string[] {
	return [
		...(seconds > 0 && seconds < MAX_SECONDS
			? []
			: [`The film is ${seconds} seconds long, and may have ${MAX_SECONDS}`]),
		...(filmBytes <= MAX_FILM_BYTES
			? []
			: [`The film has ${filmBytes} bytes, and may have ${MAX_FILM_BYTES}`]),
		...(pictureBytes <= MAX_PICTURE_BYTES
			? []
			: [`The picture has ${pictureBytes} bytes, and may have ${MAX_PICTURE_BYTES}`]),
	];
}
