import { textOf } from "day-codes/acme/api/text";

console.log(textOf(104, "en").message);
