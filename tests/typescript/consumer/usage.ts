// What a user of the features' package writes; what must not compile is marked, and the compiler holds us to it.
import { domains } from "codes";
import * as cloud from "codes/acme/cloud";
import * as common from "codes/acme/common";
import * as rtc from "codes/acme/rtc";
import * as room from "codes/acme/rtc/room";
import { textOf } from "codes/acme/rtc/room/text";
import { textOf as english } from "codes/acme/rtc/room/text/en";
import * as windows from "codes/acme/windows";
import { CodeError } from "codes/error";

// A constant is its code; its type has the code's name, and an alias has the same type.
const found: number = room.ROOM_NOT_FOUND;
const alias: typeof room.ROOM_NOT_FOUND = room.NO_SUCH_ROOM;
const hex: windows.Own = windows.ACCESS_DENIED;
const text: "InvalidParameter.NotFound" = cloud.PARAMETER_NOT_FOUND;
export const constants = [found, alias, hex, text];

// Codes are open: any number is one, no text is.
export const open: room.Code[] = [room.ROOM_NOT_FOUND, 7];
// @ts-expect-error: the codes of the room are numbers
export const closed: room.Code = "104";
// @ts-expect-error: 7 is not a known code
export const unknown: room.Known = 7;
// @ts-expect-error: another domain's code is none of the room's, whatever its number
export const foreign: room.Own = common.OK;
export const included: room.Known = common.OK;
export const openText: cloud.Code = "Anything";

// What is asked of a known code has an answer; of any code, perhaps none.
export const status: string = room.statusOf(room.ROOM_NOT_FOUND) + room.parse(room.SLOW).name;
// @ts-expect-error: 7 may be unknown
export const perhaps: string = room.nameOf(7);
export const always: number = room.httpStatusOf(7) + room.parse(7).httpStatus;

// A switch over all codes of a domain needs no default.
export function exhaustive(code: windows.Code): string {
  if (!windows.isKnown(code)) return "unknown";
  switch (code) {
    case windows.ACCESS_DENIED:
    case windows.MINUS_THIRTY_ONE:
    case windows.ZERO:
      return "small";
    case windows.LARGEST_SAFE:
    case windows.SMALLEST_SAFE:
    case windows.BEYOND_32_BITS:
      return "large";
  }
}

// One that leaves a code out does not compile.
export function forgetful(code: windows.Own): string {
  switch (code) {
    case windows.ACCESS_DENIED:
      return "denied";
    default: {
      // @ts-expect-error: the other codes are left
      const none: never = code;
      return String(none);
    }
  }
}

// The compiler knows the arguments of a text, also where they come from an included domain.
const values = { limit: 9, user: "you" };
export const filled = [
  textOf(room.STREAM_LIMIT_EXCEEDED, "en", values)?.message,
  english(room.STREAM_LIMIT_EXCEEDED, values)?.message,
  textOf(7 as room.Code, "en", { anything: 1 })?.message,
];
// @ts-expect-error: limit is a number
textOf(room.STREAM_LIMIT_EXCEEDED, "en", { limit: "nine", user: "you" });
// @ts-expect-error: user is missing
english(room.STREAM_LIMIT_EXCEEDED, { limit: 9 });
export const message: string = textOf(room.ROOM_NOT_FOUND, ["xx", "en"]).message;
// @ts-expect-error: an unknown code has no text
export const none = (): string => textOf(7).message;

// An error carries what is known of its code; an included domain's code is its owner's.
export function raised(): string {
  try {
    throw new CodeError(room.parse(rtc.SDK_NOT_READY), { cause: "test" });
  } catch (error) {
    if (!(error instanceof CodeError)) throw error;
    if (!error.is(rtc.domain, rtc.SDK_NOT_READY) || error.is(room.domain, error.code)) return "not it";
    const { entry } = error;
    return `${error.name}: ${error.message} ${entry.httpStatus} ${String(error.cause)}`;
  }
}

// Attributes have the types of the manifest.
export function attributes(): unknown[] {
  return room.entries().map(({ attributes: { owner, layer, tags, priority } }) => {
    const all: [string | undefined, "edge" | "core" | 'de"ep' | undefined, readonly string[] | undefined, number | undefined] = [
      owner,
      layer,
      tags,
      priority,
    ];
    return all;
  });
}

// What a domain answers with is of its own type, and what is its own one of its literals.
export const again: number = common.parse(common.OK).code;
export const own: readonly common.Own[] = common.entries().map((entry) => entry.code);
export const owner: string | undefined = common.parse(0).label;
console.log(JSON.stringify({ constants, filled, raised: raised(), domains: domains.length }));
console.log(exhaustive(windows.ZERO), exhaustive(3), attributes().length);
