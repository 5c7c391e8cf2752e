/* Small helps for those who have scripts on; every page is whole without them. */
"use strict";
(() => {
  const keys = {
    t: "/", s: "/search", a: "/actors", r: "/relation", w: "/statements", c: "/commitments",
    o: "/stories", n: "/network", m: "/map", i: "/sources", v: "/review",
  };
  let going = false;

  const typing = (target) =>
    target.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(target.tagName);

  /* One by one through the entries of a list, forwards or back. */
  const step = (by) => {
    const all = [...document.querySelectorAll("a.open")].filter((one) => one.offsetParent);
    if (!all.length) return;
    const at = all.indexOf(document.activeElement);
    all[Math.min(all.length - 1, Math.max(0, at < 0 ? 0 : at + by))].focus();
  };

  const turn = (rel) => {
    const link = document.querySelector(`a[rel=${rel}]`);
    if (link) link.click();
  };

  /* The answer to the question that has the focus, or to the first. */
  const answer = (key) => {
    const held = document.activeElement.closest("article.question");
    const question = held || document.querySelector("article.question");
    const button = question && question.querySelector(`button[data-key=${key}]`);
    if (button) button.click();
    return Boolean(button);
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    if (going) {
      going = false;
      if (keys[event.key]) location.assign(keys[event.key]);
      return;
    }
    if (["y", "n", "u"].includes(event.key) && answer(event.key)) {
      event.preventDefault();
      return;
    }
    const acts = {
      g: () => { going = true; setTimeout(() => { going = false; }, 1500); },
      "?": () => location.assign("/help#keys"),
      "/": () => {
        const field = document.querySelector("main [type=search], main input[name=q], #person");
        if (field) field.focus(); else location.assign("/search");
      },
      j: () => step(1),
      k: () => step(-1),
      n: () => turn("next"),
      p: () => turn("prev"),
    };
    const act = acts[event.key];
    if (act) { event.preventDefault(); act(); }
  });
})();
