// Prints nanoseconds of processor time of calls in TypeScript's package.
import * as api from "day-codes/acme/api";
import { textOf } from "day-codes/acme/api/text";
import i18next from "i18next";

await i18next.init({ lng: "en", resources: { en: { translation: { ROOM_NOT_FOUND: "The room does not exist." } } } });
const entry = api.parse(104);
const map = new Map([[104, { status: "NOT_FOUND" }]]);
const calls = {
  text: () => textOf(104, "en").message.length,
  "i18next.t": () => i18next.t("ROOM_NOT_FOUND").length,
  status: () => api.statusOf(104).length,
  "Map.get": () => map.get(104).status.length,
  "known code": () => api.parse(104).code,
};
const count = 200_000;
let sum = entry.code;
const took = {};
for (const [name, call] of Object.entries(calls)) {
  const rounds = [];
  for (let round = 0; round < 9; round += 1) {
    const before = process.cpuUsage();
    for (let index = 0; index < count; index += 1) sum += call();
    rounds.push((process.cpuUsage(before).user * 1000) / count);
  }
  took[name] = rounds.sort((one, other) => one - other)[4];
}
console.log(JSON.stringify(took), sum > 0 ? "" : " ");
