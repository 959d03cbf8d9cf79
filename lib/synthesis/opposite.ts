import type { Direction } from "#lib/questions/schema.ts";

export const OPPOSITE: Readonly<Record<Direction, Direction>> = { left: "right", right: "left", above: "below", below: "above" };
