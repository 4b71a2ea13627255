// Asks every second how far a pack is, in place of reloading the page; loads the page again when it is done.
const EVERY = 1000;

const region = document.querySelector("[data-progress]");
const bar = region.querySelector("progress");
const said = region.querySelector("[data-progress-said]");

async function ask() {
  let answer;
  try {
    answer = await fetch(region.dataset.progress, { headers: { Accept: "application/json" } });
  } catch {
    said.textContent = "The server cannot be reached. Trying again.";
    setTimeout(ask, EVERY * 5);
    return;
  }
  if (answer.redirected || !answer.ok) {
    location.reload();
    return;
  }
  const progress = await answer.json();
  if (!progress.running) {
    location.reload();
    return;
  }
  if (progress.total) {
    bar.max = progress.total;
    bar.value = progress.done;
  }
  if (said.textContent !== progress.said) {
    said.textContent = progress.said;
  }
  setTimeout(ask, EVERY);
}

setTimeout(ask, EVERY);
