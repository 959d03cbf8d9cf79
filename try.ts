import { createReadStream, readFileSync } from "node:fs";
import { splitJsonArrays } from "#lib/imports/split-json-arrays.ts";

for (const f of process.argv.slice(2)) {
	for (let k = 0; k < 2; k++) {
		const t = performance.now();
		const n: Record<string, number> = {};
		for await (const b of splitJsonArrays(createReadStream(f, { highWaterMark: 1 << 20 }), f, ["images", "annotations", "categories", "licenses"]))
			n[b.array] = (n[b.array] ?? 0) + b.values.length;
		const ms = performance.now() - t;
		const size = readFileSync?.length && (await import("node:fs")).statSync(f).size;
		console.log(n, ms.toFixed(0) + "ms", (size / 1e3 / ms).toFixed(0) + "MB/s", (process.memoryUsage.rss() / 1e6).toFixed(0) + "MB");
	}
}
