import type { CandidateContent, CandidateOffer, EngineChoice } from "#lib/synthesis/candidate-schema.ts";
import { fitServers } from "#lib/synthesis/fit-servers.ts";

/** What to begin with: what was chosen last where it can still do it; else the rules where they know the fact, else the first server, else the rules. */
export function chooseEngine({ servers, lastEngine }: CandidateOffer, content: CandidateContent): EngineChoice {
	const fit = fitServers(servers, content);
	if (lastEngine && (lastEngine.kind === "rules" || fit.some(({ id }) => id === lastEngine.serverId))) return lastEngine;
	const knowsFact = content.kind === "question" ? content.derivation !== null && content.stage === "grounded" : content.origin === "rule";
	const [first] = fit;
	return knowsFact || !first ? { kind: "rules" } : { kind: "server", serverId: first.id };
}
