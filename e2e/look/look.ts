import { mkdirSync, rmSync } from "node:fs";
import { userInfo } from "node:os";
import { chromium } from "@playwright/test";
import { findChromium } from "#e2e/fixtures/find-chromium.ts";
import prepareChromium from "#e2e/fixtures/prepare-chromium.ts";
import { startStudio } from "#e2e/fixtures/start-studio.ts";
import { BOX_SCENES } from "#e2e/look/box-scenes.ts";
import { CANDIDATE_SCENES } from "#e2e/look/candidate-scenes.ts";
import { lookAtScene } from "#e2e/look/look-at-scene.ts";
import { makeCandidateServers } from "#e2e/look/make-candidate-servers.ts";
import { makeOwner, makeReviewer, type Sessions } from "#e2e/look/make-people.ts";
import { makeRuns } from "#e2e/look/make-runs.ts";
import { makeServers } from "#e2e/look/make-servers.ts";
import { makeWorld } from "#e2e/look/make-world.ts";
import { PASS_SCENES } from "#e2e/look/pass-scenes.ts";
import { EMPTY_RUN_SCENES, RUN_SCENES } from "#e2e/look/run-scenes.ts";
import { type Scene, SITTINGS } from "#e2e/look/scene.ts";
import { EMPTY_SCENES, FULL_SCENES, NEW_SCENES } from "#e2e/look/scenes.ts";
import { SERVER_SCENES } from "#e2e/look/server-scenes.ts";
import { childEnv, env } from "#lib/env.ts";

// `npm run look -- [part of a scene's name …]`: pictures of every screen and state in .cache/look, and what is wrong with them.

const FOLDER = ".cache/look";
const asked = process.argv.slice(2);
let wrong = 0;
let looked = 0;

prepareChromium();
rmSync(FOLDER, { recursive: true, force: true });
mkdirSync(FOLDER, { recursive: true });
const studio = await startStudio();
const found = findChromium(env().CHROMIUM_PATH);
const browser = await chromium.launch({
	executablePath: found.executablePath,
	env: childEnv(found.env),
	args: [...(userInfo().uid === 0 ? ["--no-sandbox"] : []), "--disable-dev-shm-usage", "--disable-gpu"],
});
try {
	await lookAtAll(NEW_SCENES, {});
	const owner = await makeOwner(browser, studio);
	await lookAtAll([...EMPTY_SCENES, ...EMPTY_RUN_SCENES], { owner });
	const reviewer = await makeReviewer(browser, studio);
	const photos = await makeWorld(browser, studio, owner);
	tell(`The full world has ${photos}.`);
	const servers = await makeServers(studio);
	await lookAtAll([...FULL_SCENES, ...PASS_SCENES, ...BOX_SCENES, ...SERVER_SCENES], { owner, reviewer });
	if (RUN_SCENES.some(isAsked)) {
		const runs = await makeRuns(studio);
		await lookAtAll(RUN_SCENES, { owner, reviewer });
		await runs.stop();
	}
	await servers.stop();
	const writers = await makeCandidateServers(studio);
	await lookAtAll(CANDIDATE_SCENES, { owner, reviewer });
	await writers.stop();
} finally {
	await browser.close();
	await studio.stop();
}
tell(`${looked} pictures in ${FOLDER}, ${wrong} findings`);
process.exitCode = wrong > 0 ? 1 : 0;

async function lookAtAll(scenes: readonly Scene[], sessions: Sessions): Promise<void> {
	for (const scene of scenes.filter(isAsked)) {
		const session = scene.as === "nobody" ? undefined : sessions[scene.as];
		for (const sitting of SITTINGS.filter(({ size }) => (size === "wide" ? !scene.isPhone : !scene.isWide))) {
			const findings = await lookAtScene({ browser, url: studio.url, folder: FOLDER, session }, scene, sitting);
			looked += 1;
			wrong += findings.length;
			tell(`${findings.length === 0 ? "fine " : "WRONG"} ${scene.name}, ${sitting.theme}, ${sitting.size}`);
			for (const finding of findings) tell(`      ${finding}`);
		}
	}
}

function isAsked({ name }: Scene): boolean {
	return asked.length === 0 || asked.some((part) => name.includes(part));
}

function tell(line: string): void {
	process.stdout.write(`${line}\n`);
}
