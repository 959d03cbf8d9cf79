import { expect, test } from "vitest";
import { captionsSpeakOf } from "#lib/questions/captions-speak-of.ts";
import { toPlainCaptions } from "#lib/questions/plain-captions.ts";

const speaks = (caption: string, label: string): boolean => captionsSpeakOf(toPlainCaptions([{ text: "Nothing to see." }, { text: caption }]), label);

test.each([
	["Some people near a lake", "person"],
	["A MAN IS STANDING IN HIS KITCHEN", "person"],
	["Two women talk", "person"],
	["Men playing Frisbee with their dog", "frisbee"],
	["A bike rests between two signs", "bicycle"],
	["an old sofa", "couch"],
	["the television is on", "tv"],
	["two computer monitors", "tv"],
	["a man on the phone", "cell phone"],
	["man on a cell-phone.", "cell phone"],
	["a cellphone on the desk", "cell phone"],
	["several knives", "knife"],
	["two buses", "bus"],
	["the dog's leash", "dog"],
	["surrounded by five vultures", "bird"],
	["Three rows of luggage", "suitcase"],
	["a white stove", "oven"],
	["a café table", "dining table"],
])("'%s' speaks of the label %s", (caption, label) => {
	expect(speaks(caption, label)).toBe(true);
});

test.each([
	["a catalog on a carpet", "cat"],
	["a catalog on a carpet", "car"],
	["a busy street", "bus"],
	["an oblong thing", "dog"],
	["a horse by a lake", "cow"],
	["", "dog"],
])("'%s' does not speak of the label %s", (caption, label) => {
	expect(speaks(caption, label)).toBe(false);
});

test("a label that nobody reviewed is found in its singular and its plural", () => {
	expect(speaks("two wooden barrels", "barrel")).toBe(true);
	expect(speaks("a wine_barrel", "wine_barrel")).toBe(true);
	expect(speaks("a barrelful", "barrel")).toBe(false);
});

test("no captions speak of nothing", () => {
	expect(captionsSpeakOf(toPlainCaptions([]), "dog")).toBe(false);
});

test("captions speak of several only in the plural", () => {
	expect(captionsSpeakOf(toPlainCaptions([{ text: "two cats by a mirror" }]), "cat", "several")).toBe(true);
	expect(captionsSpeakOf(toPlainCaptions([{ text: "people at a table" }]), "person", "several")).toBe(true);
	expect(captionsSpeakOf(toPlainCaptions([{ text: "a cat by a mirror" }]), "cat", "several")).toBe(false);
	expect(captionsSpeakOf(toPlainCaptions([{ text: "a man at a table" }]), "person", "several")).toBe(false);
});
