// Runs before the page is drawn, so that nothing changes its place when the scripts come.
document.documentElement.classList.add("js");
document.body.classList.add("js-enabled");
if ("noModule" in HTMLScriptElement.prototype) {
  document.body.classList.add("govuk-frontend-supported");
}
