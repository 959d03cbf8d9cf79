import type { Page } from "@playwright/test";
import { CROWD, DATASET } from "#e2e/look/make-world.ts";
import type { Scene } from "#e2e/look/scene.ts";

const dataset = new URLSearchParams({ dataset: DATASET }).toString();
const crowd = new URLSearchParams({ dataset: CROWD }).toString();
const path = `/review?${dataset}`;

async function editBoxes(page: Page): Promise<void> {
	await page.getByRole("img", { name: /^Photo/ }).waitFor();
	await page.waitForTimeout(800);
	await page.getByRole("button", { name: "Edit boxes" }).click();
	await page.getByRole("listbox", { name: /^Boxes/ }).waitFor();
}

async function dragOverPhoto(page: Page): Promise<void> {
	const box = await page.getByRole("img", { name: /^Photo/ }).boundingBox();
	if (!box) return;
	await page.mouse.move(box.x + box.width * 0.35, box.y + box.height * 0.35);
	await page.mouse.down();
	await page.mouse.move(box.x + box.width * 0.55, box.y + box.height * 0.6, { steps: 4 });
}

/** The studio's answer to the first act as if somebody else had moved the box meanwhile. */
async function answerWithConflict(page: Page): Promise<void> {
	await page.route("**/api/review/decisions", async (route) => {
		const [act] = route.request().postDataJSON().acts;
		const item = await (await page.request.get(`/api/review/items/${act.question.id}`)).json();
		const [change] = act.changes;
		const regions = item.image.regions.map((region: { key: string; box: object }) =>
			region.key === change.region ? { ...region, box: { x: 2, y: 2, width: 60, height: 80 } } : region,
		);
		const message = `Somebody else changed ${change.region.toUpperCase()} ${change.from.label} before this reached the studio. Their boxes stand; yours were not saved.`;
		const conflict = {
			kind: "conflict",
			commandId: act.commandId,
			questionId: act.question.id,
			message,
			item: { ...item, image: { ...item.image, regions } },
		};
		return route.fulfill({ json: { answers: [conflict], progress: {} } });
	});
}

async function nudgeInVain(page: Page): Promise<void> {
	await editBoxes(page);
	await page.keyboard.press("n");
	await page.keyboard.press("ArrowRight");
	await page.getByText("is not recorded").waitFor();
}

/** Boxes in a person's hand. */
export const BOX_SCENES: readonly Scene[] = [
	{ name: "boxes", path, as: "owner", act: editBoxes },
	{
		name: "boxes-drawing",
		path,
		as: "owner",
		act: async (page) => {
			await editBoxes(page);
			await page.getByRole("button", { name: "Draw", exact: true }).click();
			await dragOverPhoto(page);
		},
	},
	{
		name: "boxes-unnamed",
		path,
		as: "owner",
		act: async (page) => {
			await editBoxes(page);
			await page.getByRole("button", { name: "Draw", exact: true }).click();
			await dragOverPhoto(page);
			await page.mouse.up();
			await page.getByLabel(/^Label of/).waitFor();
		},
	},
	{
		name: "boxes-selected",
		path,
		as: "owner",
		act: async (page) => {
			await editBoxes(page);
			await page.keyboard.press("n");
			await page.keyboard.press("n");
		},
	},
	{
		name: "boxes-label",
		path,
		as: "owner",
		act: async (page) => {
			await editBoxes(page);
			await page.keyboard.press("n");
			await page.keyboard.press("l");
			await page.keyboard.type("a chair of wood");
		},
	},
	{ name: "boxes-many", path: `/review?${crowd}`, as: "owner", act: (page) => page.waitForTimeout(1_500) },
	{
		name: "boxes-many-edited",
		path: `/review?${crowd}`,
		as: "owner",
		act: async (page) => {
			await editBoxes(page);
			for (let box = 0; box < 12; box += 1) await page.keyboard.press("n");
		},
	},
	{ name: "boxes-conflict", path, as: "owner", bend: answerWithConflict, act: nudgeInVain },
	{
		name: "boxes-conflict-compared",
		path,
		as: "owner",
		bend: answerWithConflict,
		act: async (page) => {
			await nudgeInVain(page);
			await page.getByRole("button", { name: "Compare" }).click();
		},
	},
	{
		name: "boxes-keys",
		path,
		as: "owner",
		isWide: true,
		act: async (page) => {
			await editBoxes(page);
			await page.keyboard.press("?");
		},
	},
];
