// Sets the reader's chosen theme before the first paint, and lets a button change it: system, light, dark.
(() => {
  const root = document.documentElement;
  root.classList.add("script");
  let chosen = null;
  try {
    chosen = localStorage.getItem("theme");
  } catch {
    // Storage may be forbidden; the system's theme then holds.
  }
  const themes = ["system", "light", "dark"];
  const apply = (theme) => {
    if (theme === "light" || theme === "dark") root.dataset.theme = theme;
    else delete root.dataset.theme;
  };
  apply(chosen);
  addEventListener("DOMContentLoaded", () => {
    const button = document.querySelector("[data-theme-switch]");
    if (!button) return;
    const label = () => (button.textContent = `Theme: ${root.dataset.theme ?? "system"}`);
    button.hidden = false;
    label();
    button.addEventListener("click", () => {
      const theme = themes[(themes.indexOf(root.dataset.theme ?? "system") + 1) % themes.length];
      apply(theme);
      label();
      try {
        localStorage.setItem("theme", theme);
      } catch {
        // The choice then lasts for this page only.
      }
    });
  });
})();
