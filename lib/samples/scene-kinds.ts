import { balcony } from "#lib/samples/balcony.ts";
import { bathroomShelf } from "#lib/samples/bathroom-shelf.ts";
import { beach } from "#lib/samples/beach.ts";
import { bedroom } from "#lib/samples/bedroom.ts";
import { desk } from "#lib/samples/desk.ts";
import { diningTable } from "#lib/samples/dining-table.ts";
import { kitchen } from "#lib/samples/kitchen.ts";
import { library } from "#lib/samples/library.ts";
import { livingRoom } from "#lib/samples/living-room.ts";
import { marketStall } from "#lib/samples/market-stall.ts";
import { park } from "#lib/samples/park.ts";
import { playground } from "#lib/samples/playground.ts";
import type { SceneKind } from "#lib/samples/scene.ts";
import { shopWindow } from "#lib/samples/shop-window.ts";
import { stationPlatform } from "#lib/samples/station-platform.ts";
import { street } from "#lib/samples/street.ts";
import { workshop } from "#lib/samples/workshop.ts";

/** Every place that samples are drawn of. */
export const SCENE_KINDS: readonly [SceneKind, ...SceneKind[]] = [
	livingRoom,
	bedroom,
	desk,
	kitchen,
	diningTable,
	street,
	park,
	playground,
	beach,
	shopWindow,
	library,
	workshop,
	balcony,
	bathroomShelf,
	marketStall,
	stationPlatform,
];
