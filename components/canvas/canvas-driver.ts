import { createRegionIndex } from "#components/canvas/region-index.ts";
import { draftOf, RESTING, stepRegionTool, type ToolCommand, type ToolEvent, type ToolState } from "#components/canvas/tools/region-tool.ts";
import type { Box, Size } from "#lib/geometry/box.ts";

type DrivenRegion = { readonly key: string; readonly box: Box };
type DrivenScene = { readonly photo: Size; readonly regions: readonly DrivenRegion[]; readonly photoPxPerPx?: number };

/**
 * Drives the region tool without a browser: `drive(scene).down(10, 10).move(60, 40).up()`. It does what the commands say to its own boxes, under new
 * keys that are never used again.
 */
export function drive({ photo, regions, photoPxPerPx = 1 }: DrivenScene) {
	let state: ToolState = RESTING;
	let boxes = regions;
	let at = { x: 0, y: 0 };
	let made = regions.length;
	const commands: ToolCommand[] = [];

	function send(event: ToolEvent) {
		const index = createRegionIndex(boxes);
		const scene = {
			photo,
			boxOf: (region: string) => boxes.find(({ key }) => key === region)?.box ?? null,
			regionAt: (point: { readonly x: number; readonly y: number }, slackPx: number) => index.at(point, slackPx)?.key ?? null,
		};
		const step = stepRegionTool(state, event, scene);
		state = step.state;
		commands.push(...step.commands);
		for (const command of step.commands) obey(command);
		return hand;
	}

	function obey(command: ToolCommand): void {
		if (command.kind === "change") boxes = boxes.map((one) => (one.key === command.region ? { ...one, box: command.box } : one));
		if (command.kind === "remove") boxes = boxes.filter((one) => one.key !== command.region);
		if (command.kind !== "add") return;
		made += 1;
		boxes = [...boxes, { key: `r${made}`, box: command.box }];
		state = { kind: "resting", selected: `r${made}` };
	}

	const hand = {
		send,
		down: (x: number, y: number) => {
			at = { x, y };
			return send({ kind: "down", at, photoPxPerPx });
		},
		move: (x: number, y: number) => {
			at = { x, y };
			return send({ kind: "move", at });
		},
		up: () => send({ kind: "up", at }),
		state: () => state,
		draft: () => draftOf(state),
		boxes: () => boxes,
		commands: () => commands,
	};
	return hand;
}
