// The timeline: drag over the bars to choose a time, click one to choose its period. The address is the state.

const figure = document.getElementById("timeline");
const svg = figure?.querySelector("svg");
const brush = document.getElementById("brush");

const slots = svg ? [...svg.querySelectorAll(".slot")] : [];
const width = svg?.viewBox.baseVal.width;

const at = (event) => {
  const box = svg.getBoundingClientRect();
  const x = ((event.clientX - box.left) / box.width) * width;
  const index = slots.findIndex((slot) => x < Number(slot.dataset.x) + Number(slot.dataset.width));
  return index < 0 ? slots.length - 1 : index;
};

let from = null;

function draw(to) {
  const [first, last] = [slots[Math.min(from, to)], slots[Math.max(from, to)]];
  const end = Number(last.dataset.x) + Number(last.dataset.width);
  brush.setAttribute("x", first.dataset.x);
  brush.setAttribute("width", end - Number(first.dataset.x));
}

function choose(to) {
  const url = new URL(location.href);
  url.searchParams.delete("cursor");
  url.searchParams.set("from", slots[Math.min(from, to)].dataset.from);
  url.searchParams.set("to", slots[Math.max(from, to)].dataset.to);
  location.assign(url);
}

if (svg && figure.dataset.path && slots.length) {
  svg.addEventListener("pointerdown", (event) => {
    if (event.button) return;
    from = at(event);
    svg.setPointerCapture(event.pointerId);
    draw(from);
  });
  svg.addEventListener("pointermove", (event) => {
    if (from !== null) draw(at(event));
  });
  svg.addEventListener("pointerup", (event) => {
    if (from === null) return;
    choose(at(event));
    from = null;
  });
  svg.addEventListener("pointercancel", () => {
    from = null;
    brush.setAttribute("width", 0);
  });
}
