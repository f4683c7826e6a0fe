// What axe does not look at, asked of the page itself. Each function gives a list of faults.
({
  // The script of letters has to be one of the language they are said to be in.
  languages() {
    const scripts = [
      [/\p{Script=Arabic}/u, ["ar", "fa", "ur"], 1],
      [/\p{Script=Han}/u, ["zh", "ja"], 1],
      [/\p{Script=Cyrillic}/u, ["ru"], 1],
      // Names, units and abbreviations stay in Latin letters everywhere; four words do not.
      [/(?:\p{Script=Latin}{2,}[ ,.]+){3}\p{Script=Latin}{2,}/u, null, 4],
    ];
    const latin = (tag) => !["ar", "fa", "ur", "zh", "ja", "ru"].includes(tag);
    const faults = [];
    const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const parent = walker.currentNode.parentElement;
      if (parent.closest("script, style")) continue;
      const tag = parent.closest("[lang]").lang.split("-")[0];
      const text = walker.currentNode.data.replace(/https?:\S+/g, "");
      for (const [letters, tags] of scripts) {
        const right = tags ? tags.includes(tag) : latin(tag);
        if (letters.test(text) && !right) faults.push(`"${text.trim()}" is said to be ${tag}`);
      }
    }
    return faults;
  },
  // Every language with its direction, as the browser lays it out.
  directions() {
    const wanted = (tag) => (["ar", "fa", "he", "ur"].includes(tag.split("-")[0]) ? "rtl" : "ltr");
    return [...document.querySelectorAll("[lang]")]
      .filter((e) => e.dir !== wanted(e.lang) || getComputedStyle(e).direction !== wanted(e.lang))
      .map((e) => `<${e.localName} lang="${e.lang}"> is laid out ${getComputedStyle(e).direction}`);
  },
  // Nothing stands outside the window, but in tables that scroll by themselves.
  overflow() {
    const width = document.documentElement.clientWidth;
    const out = [...document.body.querySelectorAll("*")].filter((e) => {
      if (e.closest(".table table, .skip, .hidden")) return false;
      const box = e.getBoundingClientRect();
      return box.width && (box.left < -1 || box.right > width + 1);
    });
    const faults = out.map((e) => `<${e.localName} class="${e.className}"> is cut off`);
    if (document.documentElement.scrollWidth > width) faults.push("the page scrolls sideways");
    return faults;
  },
  // On paper: black on white, what is folded is open, nothing that only a screen can use.
  printed() {
    const seen = (e) => e.checkVisibility({ contentVisibilityAuto: true });
    const faults = [...document.querySelectorAll("nav, .skip, .back")]
      .filter(seen)
      .map((e) => `<${e.localName}> is printed`);
    for (const e of document.querySelectorAll("details > :not(summary)"))
      if (!seen(e)) faults.push(`what is folded under "${e.parentElement.innerText}" is not printed`);
    const inks = ["rgb(0, 0, 0)", "rgb(34, 34, 34)"];
    for (const e of document.querySelectorAll("main *")) {
      const ink = getComputedStyle(e).color;
      if (e.innerText && !inks.includes(ink)) faults.push(`<${e.localName}> is printed in ${ink}`);
    }
    return faults;
  },
})
