// Copying with an answer to "did it work?", and telling screen readers that there is new evidence.
// One listener for all buttons and one observer, because Gradio draws messages and evidence anew.
(() => {
  "use strict";
  const announcer = document.createElement("div");
  announcer.setAttribute("role", "status");
  announcer.setAttribute("aria-live", "polite");
  announcer.setAttribute("aria-atomic", "false");
  announcer.id = "announcer";
  announcer.className = "unseen";

  let said = { text: "", at: -1e9 };
  const say = (text) => {
    // Two signs of one change are told once.
    if (text === said.text && performance.now() - said.at < 1000) return;
    said = { text, at: performance.now() };
    // A line of its own is told even if it has the same words as before, and none is overwritten before it is told.
    const line = document.createElement("div");
    line.textContent = text;
    announcer.append(line);
    while (announcer.childElementCount > 3) announcer.firstElementChild.remove();
  };

  const select = (element) => {
    const range = document.createRange();
    range.selectNodeContents(element);
    const selection = window.getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
  };

  const written = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      return false;
    }
  };

  // The older way, for browsers and settings that withhold the clipboard: it needs a selected field.
  const writtenFromField = (text) => {
    const field = document.createElement("textarea");
    field.value = text;
    field.setAttribute("aria-hidden", "true");
    field.className = "unseen";
    document.body.append(field);
    field.select();
    let done = false;
    try { done = document.execCommand("copy"); } catch { done = false; }
    field.remove();
    return done;
  };

  const copy = async (button) => {
    const label = button.dataset.label || button.textContent;
    button.dataset.label = label;
    const text = button.dataset.copy;
    const done = (await written(text)) || writtenFromField(text);
    button.focus();
    button.dataset.state = done ? "done" : "failed";
    button.textContent = done ? "Copied" : "Not copied: press Ctrl+C";
    say(done ? "Copied." : "Not copied. The text is selected: press Control and C.");
    if (!done) {
      let shown = button.parentElement.querySelector("cite");
      if (!shown) {
        shown = button.parentElement.querySelector(".by-hand") || document.createElement("pre");
        shown.className = "by-hand";
        shown.textContent = text;
        button.after(shown);
      }
      select(shown);
      return;
    }
    setTimeout(() => {
      if (button.dataset.state !== "done") return;
      button.textContent = label;
      delete button.dataset.state;
    }, 2000);
  };

  document.addEventListener("click", (event) => {
    const button = event.target.closest && event.target.closest("button[data-copy]");
    if (button) copy(button);
  });

  // Roles of Gradio's own parts: a name where none is allowed, a list without items.
  const name = () => {
    for (const message of document.querySelectorAll("[data-testid='bot'] > div[aria-label], [data-testid='user'] > div[aria-label]")) {
      message.setAttribute("role", "group");
    }
    for (const examples of document.querySelectorAll("#conversation .examples[role='list']")) {
      examples.setAttribute("role", "group");
      examples.setAttribute("aria-label", "Examples of questions");
    }
  };

  // A long answer is read from its question on, not from its end. Gradio lays the log out anew after a message, so
  // it is scrolled once nothing has changed in it for a moment.
  const toQuestion = () => {
    const asked = [...document.querySelectorAll("#conversation [data-testid='user']")].pop();
    const log = document.querySelector("#conversation [role='log']");
    if (!asked || !log) return;
    const place = asked.getBoundingClientRect();
    const reply = [...document.querySelectorAll("#conversation [data-testid='bot']")].pop();
    // a question longer than half of what is seen would hide its answer
    const seen = Math.min(log.clientHeight, window.innerHeight);
    const top = reply && place.height > seen / 2 ? reply.getBoundingClientRect().top : place.top;
    if (getComputedStyle(log).overflowY !== "visible") log.scrollTop += top - log.getBoundingClientRect().top - 8;
    else if (top < 0 || top > window.innerHeight) window.scrollBy(0, top - 8);
  };

  // Gradio disables the field while it waits, which takes the focus away from whoever asked with the keyboard.
  // Not on a touch screen, where a keyboard would come up over the answer.
  const refocus = (tries) => {
    const field = document.querySelector("#question textarea");
    if (!field || document.activeElement !== document.body || !matchMedia("(hover: hover)").matches) return;
    if (field.disabled && tries > 0) setTimeout(() => refocus(tries - 1), 30);
    else field.focus({ preventScroll: true });
  };

  // Gradio changes the panel in place: a new message is the sign of a new answer, a changed attribute that of a list.
  let replies = 0;
  let waiting = 0;
  const tell = () => {
    const panel = document.querySelector("#evidence .evidence");
    if (panel && panel.dataset.announce) say(panel.dataset.announce);
  };
  const answered = () => {
    toQuestion();
    refocus(100);
    tell();
  };
  const follow = () => {
    const count = document.querySelectorAll("#conversation [data-testid='bot'] .reply").length;
    if (count > replies) {
      clearTimeout(waiting);
      waiting = setTimeout(answered, 120);
    }
    replies = count;
  };

  const begin = () => {
    document.body.append(announcer);
    new MutationObserver((changes) => {
      name();
      follow();
      if (changes.some((change) => change.attributeName === "data-announce")) tell();
    }).observe(document.body, { childList: true, subtree: true, attributeFilter: ["data-announce"] });
    name();
  };
  if (document.body) begin();
  else document.addEventListener("DOMContentLoaded", begin);
})();
