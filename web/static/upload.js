// Says before anything is sent that what was chosen is more than the server takes.
const form = document.querySelector("[data-most-bytes]");
const input = form.querySelector("input[type=file]");
const said = form.querySelector("[data-too-large]");

function check() {
  const bytes = Array.from(input.files).reduce((sum, file) => sum + file.size, 0);
  const tooLarge = bytes > Number(form.dataset.mostBytes) || input.files.length > Number(form.dataset.mostFiles);
  said.hidden = !tooLarge;
  return !tooLarge;
}

input.addEventListener("change", check);
form.addEventListener("submit", (event) => {
  if (!check()) {
    event.preventDefault();
    said.focus();
  }
});
