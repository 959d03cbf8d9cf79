import { expect, test } from "vitest";
import { sortChosenFiles } from "#components/images/sort-chosen-files.ts";

test("the files of a folder are told apart by what is in them", async () => {
	const instances = new File(['{"annotations":[{"id":1,"bbox":[1,2,3,4]}],"categories":[]}'], "boxes of mine.json");
	const captions = new File(['{"annotations":[{"id":1,"caption":"A dog"}]}'], "texts.json");
	const licences = new File(["file_name,license_name\n"], "who.csv");
	const photo = new File(["x"], "1.JPG");
	const readme = new File(["bbox"], "README.md");
	const second = new File(['{"annotations":[{"bbox":[]}]}'], "second.json");
	const table = new File(["a,b\n"], "table.csv");
	expect(await sortChosenFiles([captions, readme, photo, instances, licences, second, table])).toEqual({
		pictures: [photo],
		instances,
		captions,
		licences,
		leftOut: [readme, second, table],
	});
});

test("annotations are found behind a long list of images, too", async () => {
	const images = JSON.stringify(Array.from({ length: 20_000 }, (_, id) => ({ id, file_name: `${id}.jpg`, width: 640, height: 480 })));
	const instances = new File([`{"images":${images},"annotations":[{"id":1,"bbox":[1,2,3,4]}]}`], "instances.json");
	expect((await sortChosenFiles([instances])).instances).toBe(instances);
});
