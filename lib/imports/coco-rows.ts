import type { Size } from "#lib/geometry/box.ts";
import { ATTRIBUTE_LENGTH_MAX, ATTRIBUTES, type Attributes, LICENCE_NAME_LENGTH_MAX, URL_LENGTH_MAX } from "#lib/images/schema.ts";
import type { FourNumbers } from "#lib/imports/box-adapters.ts";
import { findTextFault } from "#lib/text/find-text-fault.ts";

export type CocoImage = {
	readonly id: number;
	readonly fileName: string;
	readonly size: Size | null;
	readonly licenceId: number | null;
	readonly cocoUrl: string | null;
	readonly flickrUrl: string | null;
};
export type CocoBox = {
	readonly id: number;
	readonly imageId: number;
	readonly categoryId: number;
	readonly box: FourNumbers;
	readonly isCrowd: boolean;
	/** Left out where the row tells of none. */
	readonly attributes?: Attributes;
};
export type CocoCaption = { readonly id: number; readonly imageId: number; readonly text: string };
export type CocoCategory = { readonly id: number; readonly name: string };
export type CocoLicence = { readonly id: number; readonly name: string; readonly url: string };

/** A row, a row refused by itself, or a sign that the whole file is not what it claims to be. */
export type Read<Row> =
	| { readonly kind: "row"; readonly row: Row }
	| { readonly kind: "refused"; readonly reason: string /** Where others may point at it. */; readonly id?: number | undefined }
	| { readonly kind: "foreign"; readonly reason: string };

type Fields = Readonly<Record<string, unknown>>;

export function readImage(value: unknown): Read<CocoImage> {
	const fields = toFields(value);
	if (!fields) return foreign("an image is no object");
	const { id, file_name: fileName, width, height } = fields;
	if (!isId(id)) return foreign(describeId("the id of an image", id));
	if (typeof fileName !== "string" || fileName === "") return refused(`image ${id} names no file`);
	const fault = findTextFault(fileName, 1_000);
	if (fault) return refused(`the file name of image ${id} ${fault}`);
	const size = isSide(width) && isSide(height) ? { width, height } : null;
	const row = {
		id,
		fileName,
		size,
		licenceId: isId(fields.license) ? fields.license : null,
		cocoUrl: toUrl(fields.coco_url),
		flickrUrl: toUrl(fields.flickr_url),
	};
	return { kind: "row", row };
}

export function readBox(value: unknown): Read<CocoBox> {
	const fields = toFields(value);
	if (!fields) return foreign("an annotation is no object");
	const { id, image_id: imageId, category_id: categoryId, bbox, iscrowd } = fields;
	if (bbox === undefined && typeof fields.caption === "string") return foreign("it holds captions, where boxes are asked for");
	if (!isId(id)) return foreign(describeId("the id of an annotation", id));
	if (!isId(imageId)) return foreign(describeId(`the image_id of annotation ${id}`, imageId));
	if (!isId(categoryId)) return foreign(describeId(`the category_id of annotation ${id}`, categoryId));
	if (!Array.isArray(bbox) || bbox.length !== 4) return refused(`annotation ${id} has no box of four numbers`);
	const [x, y, width, height] = bbox.map((side) => (typeof side === "number" ? side : Number.NaN));
	const box: FourNumbers = [x ?? Number.NaN, y ?? Number.NaN, width ?? Number.NaN, height ?? Number.NaN];
	const attributes = toAttributes(fields.attributes);
	return { kind: "row", row: { id, imageId, categoryId, box, isCrowd: iscrowd === 1 || iscrowd === true, ...(attributes && { attributes }) } };
}

/** Annotation tools write many attributes beside COCO's own fields. Those that the studio knows are taken, others and unusable ones passed over. */
function toAttributes(value: unknown): Attributes | null {
	const fields = toFields(value);
	if (!fields) return null;
	const told = ATTRIBUTES.flatMap((name) => {
		const said = fields[name];
		return typeof said === "string" && said.trim() !== "" && findTextFault(said.trim(), ATTRIBUTE_LENGTH_MAX) === null ? [[name, said.trim()] as const] : [];
	});
	return told.length > 0 ? Object.fromEntries(told) : null;
}

export function readCaption(value: unknown): Read<CocoCaption> {
	const fields = toFields(value);
	if (!fields) return foreign("an annotation is no object");
	const { id, image_id: imageId, caption, bbox } = fields;
	if (caption === undefined && bbox !== undefined) return foreign("it holds boxes, where captions are asked for");
	if (!isId(id)) return foreign(describeId("the id of a caption", id));
	if (!isId(imageId)) return foreign(describeId(`the image_id of caption ${id}`, imageId));
	if (typeof caption !== "string" || caption.trim() === "") return refused(`caption ${id} has no text`);
	const text = caption.trim();
	const fault = findTextFault(text, 20_000);
	if (fault) return refused(`caption ${id} ${fault}`);
	return { kind: "row", row: { id, imageId, text } };
}

export function readCategory(value: unknown): Read<CocoCategory> {
	const fields = toFields(value);
	if (!fields) return foreign("a category is no object");
	const { id, name } = fields;
	if (!isId(id)) return foreign(describeId("the id of a category", id));
	if (typeof name !== "string" || name.trim() === "") return refused(`category ${id} has no name`, id);
	const fault = findTextFault(name.trim(), 200);
	if (fault) return refused(`the name of category ${id} ${fault}`, id);
	return { kind: "row", row: { id, name: name.trim() } };
}

export function readLicence(value: unknown): Read<CocoLicence> {
	const fields = toFields(value);
	if (!fields || !isId(fields.id)) return refused("a licence has no id that is a whole number");
	const { id, name, url } = fields;
	if (typeof name !== "string" || name.trim() === "") return refused(`licence ${id} has no name`);
	const fault = findTextFault(name, LICENCE_NAME_LENGTH_MAX);
	if (fault) return refused(`the name of licence ${id} ${fault}`);
	return { kind: "row", row: { id, name: name.trim(), url: toUrl(url) ?? "" } };
}

/** Whether an id of a row is written as a fraction, 7.0: JSON.parse would make 7 of it, and other readers would not. */
export function hasFractionId(rows: string): boolean {
	return FRACTION_ID.test(rows);
}

/** Which id of this one row, and of nothing inside it, is written as a fraction. */
export function fractionKeyOf(row: string): string | null {
	if (!hasFractionId(row)) return null;
	const fractions = new Map<unknown, string>();
	const note = function (this: unknown, name: string, value: unknown, context?: { readonly source?: string }): unknown {
		if (["id", "image_id", "category_id"].includes(name) && typeof value === "number" && /[.eE]/.test(context?.source ?? "")) fractions.set(this, name);
		return value;
	};
	return fractions.get(JSON.parse(row, note)) ?? null;
}

const FRACTION_ID = /"(?:id|image_id|category_id)"\s*:\s*-?\d+[.eE]/;

function describeId(what: string, id: unknown): string {
	if (id === undefined || id === null) return `${what} is missing`;
	if (typeof id !== "number") return `${what} is ${JSON.stringify(id)?.slice(0, 40)}, no whole number`;
	if (!Number.isInteger(id)) return `${what} is ${id}, no whole number`;
	return `${what} is beyond 2^53, where readers lose its last digits`;
}

function isId(value: unknown): value is number {
	return Number.isSafeInteger(value);
}

function isSide(value: unknown): value is number {
	return Number.isSafeInteger(value) && Number(value) > 0;
}

function toUrl(value: unknown): string | null {
	return typeof value === "string" && value.trim() !== "" && findTextFault(value, URL_LENGTH_MAX) === null ? value.trim() : null;
}

function toFields(value: unknown): Fields | null {
	return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Fields) : null;
}

function refused(reason: string, id?: number): Read<never> {
	return { kind: "refused", reason, id };
}

function foreign(reason: string): Read<never> {
	return { kind: "foreign", reason };
}
