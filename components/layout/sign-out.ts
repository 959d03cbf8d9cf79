/** Ends the session and shows the door. A full load, so that nothing of the person stays in memory. */
export async function signOut(): Promise<void> {
	window.location.assign("/sign-in");
}
