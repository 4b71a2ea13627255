// Shows another place in the viewer without loading the page again, so that what is typed beside it stays.
// Without this script every link does the same by loading the page.
const CITED = ".ti-outline--first, .ti-grid__cited, .ti-mark";

function bringIntoFrame(viewer) {
  const frame = viewer.querySelector("[data-frame]");
  const cited = frame && frame.querySelector(CITED);
  if (!cited) {
    return;
  }
  const place = () => {
    const box = cited.getBoundingClientRect();
    const around = frame.getBoundingClientRect();
    frame.scrollTop += box.top - around.top - (around.height - box.height) / 2;
    const beyond = box.right + 20 - around.right;
    frame.scrollLeft += Math.min(Math.max(beyond, 0), box.left - around.left);
  };
  const picture = frame.querySelector("img");
  if (picture && !picture.complete) {
    picture.addEventListener("load", place, { once: true });
  }
  place();
}

function moveTo(viewer, link) {
  const gap = link.closest(".ti-gap");
  if (!gap || viewer.contains(link)) {
    return;
  }
  for (const other of document.querySelectorAll(".ti-gap--selected")) {
    other.classList.remove("ti-gap--selected");
  }
  gap.classList.add("ti-gap--selected");
  gap.append(viewer);
}

function mark(link) {
  for (const other of document.querySelectorAll(".ti-place[aria-current]")) {
    other.removeAttribute("aria-current");
    other.classList.remove("ti-place--shown");
  }
  if (link.classList.contains("ti-place")) {
    link.setAttribute("aria-current", "true");
    link.classList.add("ti-place--shown");
  }
}

// Where a person says what nobody read, the place in view is filled in, until something is typed there.
function fillIn(viewer) {
  for (const place of document.querySelectorAll("[data-follows]:not([data-typed])")) {
    place.querySelector("select[name$=-document]").value = viewer.dataset.document;
    place.querySelector("input[name$=-where]").value = viewer.dataset.within;
  }
}

document.addEventListener("input", (event) => {
  const place = event.target instanceof Element && event.target.closest("[data-follows]");
  if (place) {
    place.dataset.typed = "";
  }
});

let asked = 0;

async function show(address, link) {
  const old = document.querySelector("[data-viewer]");
  const number = ++asked;
  old.setAttribute("aria-busy", "true");
  let page;
  try {
    const answer = await fetch(address, { headers: { Accept: "text/html" } });
    if (!answer.ok || answer.redirected) {
      throw new Error(String(answer.status));
    }
    page = new DOMParser().parseFromString(await answer.text(), "text/html");
  } catch {
    location.assign(address);
    return;
  }
  if (number !== asked) {
    return;
  }
  const found = page.querySelector("[data-viewer]");
  if (!found) {
    location.assign(address);
    return;
  }
  const held = old.contains(document.activeElement);
  const viewer = document.importNode(found, true);
  old.replaceWith(viewer);
  if (link) {
    mark(link);
    moveTo(viewer, link);
  }
  fillIn(viewer);
  history.replaceState(null, "", address);
  if (held) {
    const title = viewer.querySelector("#shown-title");
    title.tabIndex = -1;
    title.focus({ preventScroll: true });
  }
  bringIntoFrame(viewer);
  const beside = getComputedStyle(viewer.querySelector(".ti-viewer")).position === "absolute";
  if (!beside && !held) {
    viewer.scrollIntoView({ block: "start" });
  }
}

document.addEventListener("click", (event) => {
  const link = event.target instanceof Element && event.target.closest("a[data-look]");
  if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) {
    return;
  }
  event.preventDefault();
  show(link.href, link);
});

document.addEventListener("submit", (event) => {
  if (!event.target.matches(".ti-choose[data-here]")) {
    return;
  }
  event.preventDefault();
  const address = new URL(event.target.action);
  address.search = new URLSearchParams(new FormData(event.target)).toString();
  show(address.href, null);
});

const first = document.querySelector("[data-viewer]");
if (first) {
  bringIntoFrame(first);
}
for (const alert of document.querySelectorAll(".ti-changed")) {
  alert.focus();
}
