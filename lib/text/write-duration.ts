const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A time as people say it, in its two largest units: `40 s`, `5 min`, `2 h 05 min`, `3 d 4 h`. */
export function writeDuration(seconds: number): string {
	if (seconds < 1) return "under 1 s";
	if (seconds < 90) return `${Math.round(seconds)} s`;
	const minutes = Math.round(seconds / MINUTE) * MINUTE;
	if (minutes < HOUR) return `${minutes / MINUTE} min`;
	if (minutes < DAY) return `${Math.floor(minutes / HOUR)} h ${String((minutes % HOUR) / MINUTE).padStart(2, "0")} min`;
	const hours = Math.round(seconds / HOUR);
	return `${Math.floor(hours / 24).toLocaleString("en")} d ${hours % 24} h`;
}
