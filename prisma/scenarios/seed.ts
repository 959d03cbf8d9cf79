import sharp from "sharp";
import { closeDatabase, openDatabase } from "#lib/db/database.ts";
import { AppError } from "#lib/errors.ts";
import { acquireDatabase } from "#lib/launch/ensure-database.ts";
import { runEntry } from "#lib/launch/run-entry.ts";
import { objectStore } from "#lib/storage/object-store.ts";
import { makeMillionItems } from "#prisma/scenarios/million-items.ts";
import { makeSampleItems } from "#prisma/scenarios/sample-items.ts";

// `npm run seed -- <scenario> [questions]`: a false world in the studio's own database, for looking at. It works while the studio runs.

const QUESTIONS = 1_000_000;
const PIXELS = { width: 640, height: 480, channels: 3, background: "#c9d3df" } as const;

const [scenario, count] = process.argv.slice(2);

await runEntry(async () => {
	if (scenario !== "million-items" && scenario !== "sample-items")
		throw new AppError("invalid", "Name a scenario: million-items [number of questions, a multiple of ten], sample-items [number of questions].");
	const lease = await acquireDatabase();
	try {
		openDatabase(lease.url);
		const questions = Number(count ?? QUESTIONS);
		const name = `${questions} ${scenario === "million-items" ? "items" : "sample items"}`;
		const { images } = scenario === "million-items" ? await makeMillion(name, questions) : await makeSampleItems({ name, questions });
		process.stdout.write(`${questions} questions on ${images} images: /items?${new URLSearchParams({ dataset: name })}\n`);
	} finally {
		await closeDatabase();
		await lease.release();
	}
});

async function makeMillion(name: string, questions: number) {
	const picture = await objectStore().put(await sharp({ create: PIXELS }).png().toBuffer());
	return makeMillionItems({ name, questions, pictureSha256: picture.sha256 });
}
