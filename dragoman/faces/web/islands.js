/* Small helps for those who have scripts on; every page is whole without them. */
"use strict";
(() => {
  const keys = {
    t: "/", s: "/search", a: "/actors", r: "/relation", w: "/statements", c: "/commitments",
    o: "/stories", n: "/network", m: "/map", i: "/sources", b: "/bring-in", v: "/review",
  };
  let leading = false;

  const typing = (target) =>
    target.isContentEditable || ["TEXTAREA", "SELECT"].includes(target.tagName) ||
    (target.tagName === "INPUT" && target.type !== "checkbox");

  /* One by one through the entries of a list, forwards or back. */
  const step = (by) => {
    const all = [...document.querySelectorAll("a.open, article.question")].filter((one) => one.offsetParent);
    if (!all.length) return;
    const at = all.indexOf(document.activeElement.closest("a.open, article.question"));
    all[Math.min(all.length - 1, Math.max(0, at < 0 ? 0 : at + by))].focus();
  };

  const turn = (rel) => {
    const link = document.querySelector(`a[rel=${rel}]`);
    if (link) link.click();
  };

  /* To the question that has the focus, or to the first: its answer, or that it is picked. */
  const answer = (key) => {
    const held = document.activeElement.closest("article.question");
    const question = held || document.querySelector("article.question");
    const button = key === "z"
      ? document.querySelector("#undo button")
      : question && question.querySelector(key === "x" ? ".pick input" : `button[data-key=${key}]`);
    if (button) button.click();
    return Boolean(button);
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    if (leading) {
      leading = false;
      if (keys[event.key]) location.assign(keys[event.key]);
      return;
    }
    if (["y", "n", "u", "x", "z"].includes(event.key) && answer(event.key)) {
      event.preventDefault();
      return;
    }
    const acts = {
      g: () => { leading = true; setTimeout(() => { leading = false; }, 1500); },
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

  /* Files may be dropped anywhere on the page; which were chosen is told. */
  const files = document.querySelector("input[type=file][name=files]");
  if (files) {
    const drop = files.closest(".drop");
    const list = drop.querySelector(".chosen-files");
    const tell = () => {
      const names = [...files.files].map((one) => one.name);
      list.replaceChildren(...names.slice(0, 20).map((name) => {
        const entry = document.createElement("li");
        entry.textContent = name;
        return entry;
      }));
      if (names.length > 20) {
        const rest = document.createElement("li");
        rest.textContent = `and ${names.length - 20} others`;
        list.append(rest);
      }
    };
    files.addEventListener("change", tell);
    const brings = (event) => [...(event.dataTransfer ? event.dataTransfer.types : [])].includes("Files");
    document.addEventListener("dragover", (event) => {
      if (brings(event)) { event.preventDefault(); drop.classList.add("over"); }
    });
    document.addEventListener("dragleave", (event) => {
      if (!event.relatedTarget) drop.classList.remove("over");
    });
    document.addEventListener("drop", (event) => {
      if (!brings(event)) return;
      event.preventDefault();
      drop.classList.remove("over");
      const all = new DataTransfer();
      for (const one of [...files.files, ...event.dataTransfer.files]) all.items.add(one);
      files.files = all.files;
      tell();
    });
  }

  /* When what was judged is taken over: one who judged sees it at once, others may look again. */
  const waiting = document.querySelector("[data-waiting]");
  if (waiting) {
    const look = async () => {
      let now;
      try {
        const answer = await fetch("/api/state");
        if (!answer.ok) return;
        now = await answer.json();
      } catch {
        setTimeout(look, 3000);
        return;
      }
      if (now.judged > now.followed) { setTimeout(look, 700); return; }
      const busy = document.querySelector("details.fix[open], details.correct[open]") || typing(document.activeElement);
      if ("own" in waiting.dataset && !busy) { location.reload(); return; }
      waiting.firstChild.textContent = "The record was brought up to date. ";
    };
    setTimeout(look, 700);
  }

  /* How far a delivery has come; when it is over, the page says what became of it. */
  const going = document.querySelector("[data-delivery]");
  if (going) {
    const told = (name) => going.querySelector(`[data-told=${name}]`);
    const bar = going.querySelector("progress");
    const states = {
      waiting: "Waiting for its turn", reading: "Being read", record: "Deriving the record",
      store: "Storing the record", stopping: "Being stopped",
    };
    const look = async () => {
      let now;
      try {
        const answer = await fetch(`/api/deliveries/${going.dataset.delivery}`);
        if (!answer.ok) { location.reload(); return; }
        now = (await answer.json()).delivery;
      } catch {
        setTimeout(look, 3000);
        return;
      }
      if (!states[now.state]) { location.reload(); return; }
      if (told("state").textContent !== states[now.state]) told("state").textContent = states[now.state];
      const of = now.expected && now.expected >= now.items ? ` of ${now.expected}` : "";
      const aside = now.set_aside ? `, ${now.set_aside} set aside` : "";
      told("count").textContent = now.items ? `: ${now.items}${of} read${aside}` : "";
      if (now.state === "reading" && now.expected) {
        bar.max = Math.max(now.expected, now.items);
        bar.value = now.items;
      } else {
        bar.removeAttribute("value");
      }
      setTimeout(look, 700);
    };
    setTimeout(look, 700);
  }
})();
