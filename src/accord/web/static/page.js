// What every page does: colours, help, search by "/", copying, and rows by j and k.

export const say = (text) => {
  document.getElementById("said").textContent = text;
};

export const typing = (event) =>
  event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select, dialog[open]");

export async function copy(text, what) {
  try {
    await navigator.clipboard.writeText(text);
    say(`${what} copied`);
    return true;
  } catch {
    say("The browser does not let this page copy");
    return false;
  }
}

const THEMES = ["system", "light", "dark"];
const themeButton = document.getElementById("theme");
const nameTheme = () => {
  themeButton.setAttribute("aria-label", `Colours: ${document.documentElement.dataset.theme ?? "as the system"}`);
  themeButton.title = themeButton.getAttribute("aria-label");
};
themeButton.addEventListener("click", () => {
  const root = document.documentElement;
  const next = THEMES[(THEMES.indexOf(root.dataset.theme ?? "system") + 1) % THEMES.length];
  if (next === "system") delete root.dataset.theme;
  else root.dataset.theme = next;
  try {
    localStorage.setItem("theme", next);
  } catch {
    // Storage is blocked: for this page only.
  }
  nameTheme();
  say(themeButton.title);
});
nameTheme();

const help = document.getElementById("help");
document.getElementById("help-button").addEventListener("click", () => help.showModal());

document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  const done = await copy(document.getElementById(button.dataset.copy).textContent, "Text");
  const label = button.textContent;
  button.textContent = done ? "Copied" : "Not allowed";
  setTimeout(() => { button.textContent = label; }, 1500);
});

function stepRows(by) {
  const rows = [...document.querySelectorAll("[data-row]")];
  if (!rows.length) return false;
  const at = rows.findIndex((row) => row.contains(document.activeElement));
  const row = rows[Math.min(rows.length - 1, Math.max(0, at < 0 ? 0 : at + by))];
  row.querySelector("a[data-evidence]").focus();
  row.scrollIntoView({ block: "nearest" });
  return true;
}

document.addEventListener("keydown", (event) => {
  if (typing(event)) return;
  if (event.key === "/") {
    document.getElementById("search").focus();
  } else if (event.key === "?") {
    help.showModal();
  } else if (event.key === "j" || event.key === "k") {
    if (!stepRows(event.key === "j" ? 1 : -1)) return;
  } else {
    return;
  }
  event.preventDefault();
});
