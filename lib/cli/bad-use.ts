/** The command line was not understood: told with a pointer to --help, exit code 2. */
export class BadUse extends Error {
	override readonly name = "BadUse";
}
