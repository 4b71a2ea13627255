// The behaviour of the GOV.UK components: error summary, menu on narrow screens, file drop area.
import { initAll } from "./govuk-frontend.min.js";

initAll();
