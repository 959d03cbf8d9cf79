import { expect, test } from "vitest";
import { imageWith } from "#e2e/fixtures/image-with.ts";
import { coversEvidence } from "#lib/synthesis/covers-evidence.ts";

const evidence = { x: 100, y: 100, width: 100, height: 100 };
const covering = (width: number): boolean => {
	const { regions } = imageWith([{ label: "cat", at: [100 + width / 2, 150], size: [width, 100] }]);
	return coversEvidence({ label: "cat", regions }, [{ x: 400, y: 400, width: 9, height: 9 }, evidence]);
};

test("a wrong label's thing may cover a fifth of the evidence, and no more", () => {
	expect(covering(20)).toBe(false);
	expect(covering(21)).toBe(true);
});

test("a label without things covers nothing", () => {
	expect(coversEvidence({ label: "cat", regions: [] }, [evidence])).toBe(false);
});
