// The workbench's editor: CodeMirror 6 behind a few plain functions that Rust calls (src/ui/workbench/editor.rs).
// Lines are counted from 1 and columns in UTF-16 units from 0, and whatever comes in is clamped to the text.
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { bracketMatching, indentOnInput, indentUnit, StreamLanguage, syntaxHighlighting } from "@codemirror/language";
import { lintGutter, setDiagnostics } from "@codemirror/lint";
import { highlightSelectionMatches, search, searchKeymap } from "@codemirror/search";
import { Compartment, EditorState, RangeSet, StateEffect, StateField } from "@codemirror/state";
import {
  Decoration, drawSelection, EditorView, gutter, GutterMarker, highlightActiveLine, keymap, lineNumbers,
} from "@codemirror/view";
import { classHighlighter } from "@lezer/highlight";

const KEYWORDS = new Set(
  ("auto break case const continue default do else enum extern for goto if inline register restrict return sizeof " +
    "static struct switch typedef union volatile while _Alignas _Alignof _Atomic _Generic _Noreturn _Static_assert " +
    "_Thread_local").split(" "),
);
const TYPES = new Set("char double float int long short signed unsigned void _Bool".split(" "));

// C by the line: enough for colour. What it means is the compiler's business.
const c = StreamLanguage.define({
  name: "c",
  startState: () => ({ comment: false, directive: false }),
  token(stream, state) {
    if (stream.sol()) state.directive = false;
    if (state.comment) {
      while (!stream.eol()) {
        if (stream.match("*/")) {
          state.comment = false;
          break;
        }
        stream.next();
      }
      return "comment";
    }
    if (stream.eatSpace()) return null;
    if (stream.match("//")) {
      stream.skipToEnd();
      return "comment";
    }
    if (stream.match("/*")) {
      state.comment = true;
      return "comment";
    }
    if (!state.directive && stream.peek() === "#" && /^\s*$/.test(stream.string.slice(0, stream.pos))) {
      state.directive = true;
      stream.next();
      stream.match(/^\s*\w+/);
      return "meta";
    }
    if (state.directive && stream.match(/^<[^>]*>/)) return "string";
    if (stream.match(/^[uUL]?"(?:[^"\\]|\\.)*"?/)) return "string";
    if (stream.match(/^[uUL]?'(?:[^'\\]|\\.)*'?/)) return "string";
    if (stream.match(/^(?:0[xX][\da-fA-F]+|\d+\.?\d*(?:[eE][+-]?\d+)?|\.\d+)[uUlLfF]*/)) return "number";
    const word = stream.match(/^[A-Za-z_]\w*/);
    if (word) {
      if (KEYWORDS.has(word[0])) return "keyword";
      if (TYPES.has(word[0]) || /_t$/.test(word[0])) return "typeName";
      return null;
    }
    stream.next();
    return null;
  },
  indent(state, textAfter, context) {
    const unit = context.unit;
    let line = context.state.doc.lineAt(context.pos);
    while (line.number > 1 && !line.text.trim()) line = context.state.doc.line(line.number - 1);
    const base = /^\s*/.exec(line.text)[0].length;
    const opens = /[{(]\s*(?:\/[/*].*)?$/.test(line.text);
    const closes = /^\s*[})]/.test(textAfter);
    return Math.max(0, base + (opens ? unit : 0) - (closes ? unit : 0));
  },
  languageData: { commentTokens: { line: "//", block: { open: "/*", close: "*/" } }, indentOnInput: /^\s*[{}]$/ },
});

// Breakpoints: marks that move with the text.
const setBreakpoints = StateEffect.define();
class Dot extends GutterMarker {
  toDOM() {
    const dot = document.createElement("span");
    dot.className = "cm-dot";
    return dot;
  }
}
const dot = new Dot();
const breakpoints = StateField.define({
  create: () => RangeSet.empty,
  update(set, tr) {
    set = set.map(tr.changes);
    for (const effect of tr.effects) {
      if (effect.is(setBreakpoints)) {
        const starts = new Set(effect.value.map((n) => lineAt(tr.state.doc, n).from));
        set = RangeSet.of([...starts].sort((a, b) => a - b).map((at) => dot.range(at)));
      }
    }
    return set;
  },
});

function breakpointLines(state) {
  const lines = new Set();
  const at = state.field(breakpoints).iter();
  for (; at.value; at.next()) lines.add(state.doc.lineAt(at.from).number);
  return [...lines].sort((a, b) => a - b);
}

function toggleBreakpoint(view, pos) {
  const line = view.state.doc.lineAt(pos).number;
  const now = breakpointLines(view.state);
  const next = now.includes(line) ? now.filter((n) => n !== line) : [...now, line];
  view.dispatch({ effects: setBreakpoints.of(next) });
  return true;
}

// The line each process is at, in its colour.
const setLines = StateEffect.define();
const currentLines = StateField.define({
  create: () => Decoration.none,
  update(set, tr) {
    set = set.map(tr.changes);
    for (const effect of tr.effects) {
      if (!effect.is(setLines)) continue;
      const byLine = new Map();
      for (const { line, colour, name } of effect.value) {
        const from = lineAt(tr.state.doc, line).from;
        const at = byLine.get(from) ?? { colour, names: [] };
        at.names.push(name);
        byLine.set(from, at);
      }
      const marks = [...byLine].sort((a, b) => a[0] - b[0]).map(([from, { colour, names }]) =>
        Decoration.line({ attributes: { class: `cm-at p${colour}`, "data-who": names.join(", ") } }).range(from));
      set = Decoration.set(marks);
    }
    return set;
  },
  provide: (field) => EditorView.decorations.from(field),
});

function lineAt(doc, number) {
  return doc.line(Math.min(Math.max(1, Math.trunc(number) || 1), doc.lines));
}

// The wasm can fail: a bug of ours, or memory at its end. What is typed after that must not be lost. It is kept here,
// where no wasm is needed, and src/ui/workbench/keep.rs looks for it when the page opens again.
let shown = { name: "", text: () => "" };
let broken = false;
const storage = (name) => {
  try { return window[name]; } catch { return null; }
};
function keepTyped() {
  try {
    storage("localStorage")?.setItem("bench-typed", JSON.stringify({ name: shown.name, text: shown.text() }));
  } catch { /* full: the text is still in the editor */ }
}
function breakDown() {
  if (!broken) {
    broken = true;
    try { storage("sessionStorage")?.setItem("bench-broke", location.hash); } catch { /* as above */ }
    const box = document.createElement("div");
    box.className = "notice broke";
    box.setAttribute("role", "alert");
    box.append("Ringside itself has failed: a mistake of ours, not of your program. What you wrote is kept. ");
    const again = document.createElement("button");
    again.type = "button";
    again.textContent = "Open it again";
    again.addEventListener("click", () => location.reload());
    box.append(again);
    document.body.prepend(box);
  }
  keepTyped();
}
const fatal = (error) => error instanceof WebAssembly.RuntimeError ||
  (error instanceof RangeError && /stack/i.test(error.message)) || /recursive use of an object|closure invoked/.test(error?.message ?? "");
addEventListener("error", (event) => fatal(event.error) && breakDown());
addEventListener("unhandledrejection", (event) => fatal(event.reason) && breakDown());

/**
 * Puts an editor into `parent`. `calls` holds functions: `change(text)`, `breakpoints(lines)`, `run()`.
 * The returned object is all that Rust knows of it.
 */
export function create(parent, label, calls) {
  let quiet = false;
  const readOnly = new Compartment();
  const extensions = [
    gutter({
      class: "cm-breakpoints",
      markers: (view) => view.state.field(breakpoints),
      initialSpacer: () => dot,
      domEventHandlers: {
        mousedown: (view, line) => toggleBreakpoint(view, line.from),
      },
    }),
    lineNumbers(),
    history(),
    drawSelection(),
    indentOnInput(),
    indentUnit.of("  "),
    bracketMatching(),
    highlightActiveLine(),
    highlightSelectionMatches(),
    search({ top: true }),
    lintGutter(),
    breakpoints,
    currentLines,
    c,
    syntaxHighlighting(classHighlighter),
    readOnly.of([]),
    EditorState.tabSize.of(8),
    EditorView.contentAttributes.of({ "aria-label": label, autocapitalize: "off", spellcheck: "false", tabindex: "0" }),
    keymap.of([
      { key: "F9", run: (view) => toggleBreakpoint(view, view.state.selection.main.head) },
      { key: "Mod-Enter", run: () => (calls.run(), true) },
      ...defaultKeymap,
      ...historyKeymap,
      ...searchKeymap,
      indentWithTab,
    ]),
    EditorView.updateListener.of((update) => {
      if (quiet) return;
      if (update.docChanged) {
        if (broken) {
          keepTyped();
          return;
        }
        calls.change(update.state.doc.toString());
      }
      const before = breakpointLines(update.startState);
      const after = breakpointLines(update.state);
      if (before.join() !== after.join()) calls.breakpoints(after);
    }),
  ];
  const view = new EditorView({ parent, state: EditorState.create({ doc: "", extensions }) });
  shown.text = () => view.state.doc.toString();
  const silently = (act) => {
    quiet = true;
    try { act(); } finally { quiet = false; }
  };
  return {
    /** Shows another text, with its own history and its breakpoints. */
    open(name, text, lines) {
      shown.name = name;
      silently(() => {
        view.setState(EditorState.create({ doc: text, extensions }));
        view.dispatch({ effects: setBreakpoints.of(lines) });
      });
    },
    breakpoints: (lines) => silently(() => view.dispatch({ effects: setBreakpoints.of(lines) })),
    lines: (list) => silently(() => view.dispatch({ effects: setLines.of(list) })),
    /** Each: line, from, to (columns), severity, message. */
    diagnostics(list) {
      const place = (line, column) => Math.min(line.from + Math.max(0, column), line.to);
      const found = list.map(({ line: n, from, to, severity, message }) => {
        const line = lineAt(view.state.doc, n);
        const start = place(line, from);
        return { from: start, to: Math.max(place(line, to), start), severity, message };
      });
      silently(() => view.dispatch(setDiagnostics(view.state, found)));
    },
    reveal(n) {
      const { from } = lineAt(view.state.doc, n);
      const block = view.lineBlockAt(from);
      const { scrollTop, clientHeight } = view.scrollDOM;
      // Only when it is out of sight: a text that jumps at every step cannot be read.
      if (block.top < scrollTop || block.bottom > scrollTop + clientHeight) {
        silently(() => view.dispatch({ effects: EditorView.scrollIntoView(from, { y: "center" }) }));
      }
    },
    go(n) {
      const { from } = lineAt(view.state.doc, n);
      view.dispatch({ selection: { anchor: from }, effects: EditorView.scrollIntoView(from, { y: "center" }) });
      view.focus();
    },
    readOnly: (on) => view.dispatch({ effects: readOnly.reconfigure(on ? EditorState.readOnly.of(true) : []) }),
    focus: () => view.focus(),
    destroy: () => view.destroy(),
  };
}
