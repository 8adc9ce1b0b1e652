"use strict";
(() => {
  const root = document.documentElement;
  const say = (language) => { root.lang = language; };
  say((navigator.language || "zh").startsWith("zh") ? "zh-CN" : "en");
  const on = (id, act) => document.getElementById(id).addEventListener("click", act);
  on("language", () => say(root.lang === "en" ? "zh-CN" : "en"));
  on("quiet", (event) => event.currentTarget.setAttribute("aria-pressed", String(root.classList.toggle("quiet"))));
  const all = [...document.querySelectorAll("details")];
  on("open", () => {
    const open = all.some((one) => !one.open);
    for (const one of all) one.open = open;
  });
  addEventListener("beforeprint", () => { for (const one of all) if (!one.classList.contains("mentions")) one.open = true; });
})();
