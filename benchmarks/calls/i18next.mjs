import i18next from "i18next";

await i18next.init({ lng: "en", resources: { en: { translation: { ROOM_NOT_FOUND: "The room does not exist." } } } });
console.log(i18next.t("ROOM_NOT_FOUND"));
