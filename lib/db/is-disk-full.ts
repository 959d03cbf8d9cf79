/** The disk of the database (53100) or of the data folder has no room left. */
export function isDiskFull(error: unknown): boolean {
	const { code } = error as { code?: string };
	return code === "53100" || code === "ENOSPC";
}
