//! A process as a card: name, pid and state; its stack; the source around the line it is at; its variables; its
//! threads; its descriptor table as ports on the lower edge, with the inlets of shared memory at the right of it.

use super::geom::{Point, Rect, at};
use super::highlight;
use super::metrics::{Style, choose, fit, width, wrap};
use super::model::{Id, ObjectView, ProcessView, SourceView, State, Thing, ThreadView, VarView, View};
use super::node::{Node, Run, run};
use super::objects::{Cx, Density, Figure, parts, ring};
use super::plan::{self, Needs};
use crate::kernel::event::Event;

/// How a card is built at some width.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Form {
    pub w: f64,
    /// Lines of source.
    pub lines: usize,
    /// Small code.
    pub small: bool,
    /// Rows of variables.
    pub var_rows: usize,
    /// Threads, or a ring in its memory, beside the source instead of below it.
    pub beside: bool,
}

/// A drawn card, its top left at the origin.
#[derive(Clone, Debug, PartialEq)]
pub struct Card {
    pub node: Node,
    pub h: f64,
    /// Descriptors drawn and the place of each on the lower edge.
    pub ports: Vec<(i32, Point)>,
    /// Shared memory's inlets on the lower edge: object, box within the card.
    pub inlets: Vec<(Id, Rect)>,
    /// Where signals come in, on the lower edge.
    pub bell: Point,
    /// Where its chips come from and return to.
    pub home: Point,
}

pub const PORT: f64 = 9.0;
const INLET_H: f64 = 26.0;

impl Form {
    fn two_line(&self) -> bool {
        self.w < 262.0
    }

    fn bar(&self) -> f64 {
        if self.two_line() { 44.0 } else { 30.0 }
    }

    fn line_height(&self) -> f64 {
        if self.small { 15.5 } else { 18.0 }
    }

    fn code_width(&self) -> f64 {
        if self.beside { (self.w * 0.52).round() } else { self.w }
    }

    fn rows_for(&self, vars: u32) -> usize {
        // Not every row is filled to its end.
        let per_row = (self.code_width() - 20.0) * 0.85;
        ((f64::from(vars) / per_row).ceil() as usize).min(self.var_rows)
    }

    fn variables_height(&self, n: &Needs) -> f64 {
        match self.rows_for(n.vars) {
            0 => 0.0,
            rows => rows as f64 * 20.0 + 4.0,
        }
    }

    fn thread_rows(&self, n: usize) -> usize {
        let most = if self.beside { 8 } else { 5 };
        n.min(most)
    }

    /// The height of a card with these needs.
    pub fn height(&self, n: &Needs) -> f64 {
        let mut left = self.frames_height(n) + 8.0 + self.lines as f64 * self.line_height() + 4.0;
        left += self.variables_height(n);
        if n.masked {
            left += 18.0;
        }
        if n.pages {
            left += 18.0;
        }
        let threads = self.thread_rows(n.threads) as f64 * 21.0 + if n.threads > 0 { 8.0 } else { 0.0 };
        let ring = n.ring.map_or(0.0, |r| f64::from(r.1) + 10.0);
        let body = if self.beside { left.max(threads + ring + 14.0) } else { left + threads + ring };
        (self.bar() + body + if n.maps > 0 { INLET_H + 6.0 } else { 18.0 }).ceil()
    }

    fn frames_height(&self, n: &Needs) -> f64 {
        if n.frames { 24.0 } else { 0.0 }
    }
}

/// Draws a process at a given height.
pub fn draw(p: &ProcessView, needs: &Needs, form: &Form, h: f64, view: &View) -> Card {
    let w = form.w;
    let moved = view.events.iter().any(|e| match e {
        Event::Enter { tid, .. } | Event::Return { tid, .. } => p.threads.iter().any(|t| t.tid == *tid),
        _ => false,
    }) || p.state == State::Running;
    let mut class = format!("card {} {}", parts::hue(p.hue), p.state.class());
    if moved {
        class.push_str(" moved");
    }
    let mut g = Node::group(class, 0.0, 0.0).key(format!("p{}", p.pid));
    g.push(Node::rect("shade", Rect::new(1.0, 2.5, w, h), 8.0));
    g.push(Node::rect("body", Rect::new(0.0, 0.0, w, h), 8.0));
    let bar = form.bar();
    let d = format!("M0 8a8 8 0 0 1 8-8H{}a8 8 0 0 1 8 8V{bar}H0Z", super::geom::num(w - 8.0));
    g.push(Node::path("bar", d));
    let home = header(&mut g, p, form);
    let mut y = bar;
    let focus = p.focus_thread();
    if needs.frames {
        if let Some(t) = focus {
            frames(&mut g, t, y + 5.0, form.code_width());
        }
        y += form.frames_height(needs);
    }
    let code = focus.and_then(|t| t.source.as_ref());
    let mut rows = form.rows_for(needs.vars);
    // What went wrong takes the place of the lines that follow; where they are few, of the variables.
    let note = p.fault.as_ref().map(|words| {
        let least = if code.is_some() { form.line_height() } else { 0.0 };
        let room = form.lines as f64 * form.line_height() - least - 4.0;
        let told = if code.is_some() { without_place(words) } else { words };
        let note = |room: f64| FaultNote::new(told, room, form.code_width() - 16.0);
        let (kept, whole) = (note(room), note(room + form.variables_height(needs)));
        if kept.lines.len() == whole.lines.len() {
            return kept;
        }
        rows = 0;
        whole
    });
    let over = if rows > 0 { 0.0 } else { 4.0 };
    let taken = note.as_ref().map_or(0.0, |n| n.h + 4.0 - over) / form.line_height();
    let left = if code.is_some() { form.lines.saturating_sub(taken.ceil() as usize).max(1) } else { 0 };
    if let Some(s) = code {
        source(&mut g, s, y + 8.0, &Form { lines: left, ..*form });
    }
    if let Some(note) = &note {
        g.push(note.draw(at(8.0, y + 12.0 + left as f64 * form.line_height())));
    } else if code.is_none() && matches!(p.state, State::Zombie(_) | State::Ended) {
        let words = match &p.state {
            State::Zombie(status) => format!("ended: {status}"),
            _ => "ended".to_string(),
        };
        let room = form.code_width() - 24.0;
        g.push(Node::text(Style::Sub, at(12.0, y + 24.0), fit(Style::Sub, &words, room)));
        if matches!(p.state, State::Zombie(_)) {
            let words = choose(Style::Sub, &["its parent has not waited for it", "not yet waited for"], room);
            g.push(Node::text(Style::Sub, at(12.0, y + 42.0), words));
        }
    }
    y += 12.0 + form.lines as f64 * form.line_height();
    if let (Some(t), 1..) = (focus, rows) {
        variables(&mut g, &t.vars, y, rows, form.code_width());
    }
    y += form.variables_height(needs);
    if needs.masked {
        if let Some(t) = focus.filter(|t| !t.masked.is_empty()) {
            let words = format!("masks {}", t.masked.join(", "));
            g.push(Node::text(Style::Sub, at(12.0, y + 12.0), fit(Style::Sub, &words, form.code_width() - 24.0)));
        }
        y += 18.0;
    }
    if needs.pages {
        pages(&mut g, p, y, form.code_width());
        y += 18.0;
    }
    if needs.threads > 0 {
        let rows = form.thread_rows(needs.threads);
        if form.beside {
            let x = form.code_width();
            g.push(Node::line("sep", at(x, bar + 8.0), at(x, h - 22.0)));
            threads(&mut g, p, Rect::new(x + 6.0, bar + 8.0, w - x - 12.0, 0.0), rows);
        } else {
            g.push(Node::line("sep", at(10.0, y + 2.0), at(w - 10.0, y + 2.0)));
            threads(&mut g, p, Rect::new(6.0, y + 6.0, w - 12.0, 0.0), rows);
        }
        y += rows as f64 * 21.0 + 8.0;
    }
    if let (Some(f), Some(room)) = (ring_figure(p, view), needs.ring) {
        let (x1, top) = if form.beside {
            let taken = if needs.threads > 0 { form.thread_rows(needs.threads) as f64 * 21.0 + 8.0 } else { 0.0 };
            if needs.threads == 0 {
                g.push(Node::line("sep", at(form.code_width(), bar + 8.0), at(form.code_width(), h - 22.0)));
            }
            (form.code_width(), bar + taken)
        } else {
            g.push(Node::line("sep", at(10.0, y + 2.0), at(w - 10.0, y + 2.0)));
            (0.0, y + 4.0)
        };
        let space = if form.beside { h - 20.0 - top } else { f64::from(room.1) + 8.0 };
        let x = x1 + ((w - x1 - f.size.w) / 2.0).round();
        let mut inner = Node::group("own-ring", x, top + ((space - f.size.h) / 2.0).round());
        inner.children = f.nodes;
        inner.title = "a ring buffer in the process's own memory".into();
        g.push(inner);
    }
    let (inlets, left_of_inlets) = inlets(&mut g, p, h, w, needs, view);
    let beside = if needs.maps > 0 {
        20.0
    } else if w > 240.0 {
        72.0
    } else {
        50.0
    };
    let bell = at(left_of_inlets - beside, h);
    let ports = ports(&mut g, p, needs, h, bell.x - 16.0, view);
    g.title = format!(
        "{} (pid {}, parent {}): {}",
        p.name,
        p.pid,
        p.ppid,
        p.state.words().first().cloned().unwrap_or_default()
    );
    Card { node: g, h, ports, inlets, bell, home }
}

/// The ring in a process's own memory, drawn for its card.
pub fn ring_figure(p: &ProcessView, view: &View) -> Option<Figure> {
    let r = p.ring.as_ref()?;
    let array = view.options.ring.as_ref().map_or("", |names| names[0].as_str());
    let o = ObjectView {
        id: Id::Program(p.pid),
        name: array.to_string(),
        what: Thing::Ring(r.clone()),
        benches: Vec::new(),
        callers: Vec::new(),
    };
    let room = if view.options.width.is_narrow() { 330.0 } else { 320.0 };
    let cx = Cx { view, density: Density::Medium, room, stretch: false };
    Some(ring::sketch(&o, r, &cx))
}

/// A state's sign, 10 by 10, its middle at `c`: colour alone says nothing here.
pub fn sign(state: &State, c: Point) -> Node {
    let g = Node::group(state.class(), c.x, c.y);
    match state {
        State::Running => g.with(Node::path("sign", "M-4 -5L5 0L-4 5Z")),
        State::Ready => g.with(Node::path("sign open", "M-3.5 -4L4 0L-3.5 4Z")),
        // An hourglass.
        State::Blocked(_) => g.with(Node::path("sign", "M-4.5 -5H4.5L0.8 0L4.5 5H-4.5L-0.8 0Z")),
        State::Stopped(_) => g.with(Node::path("sign", "M-4 -4.5H-1V4.5H-4ZM1 -4.5H4V4.5H1Z")),
        State::Zombie(_) | State::Gone(_) | State::Ended => g.with(Node::path("sign open", "M-4 -4L4 4M4 -4L-4 4")),
    }
}

/// What went wrong, without the place before it.
fn without_place(sentence: &str) -> &str {
    match sentence.split_once(": ") {
        Some((place, rest)) if !place.contains(' ') => rest,
        _ => sentence,
    }
}

/// What a process did wrong, in its card.
struct FaultNote<'a> {
    lines: Vec<String>,
    sentence: &'a str,
    w: f64,
    h: f64,
}

impl<'a> FaultNote<'a> {
    const LINE: f64 = 15.0;
    const MOST: usize = 4;

    /// As many lines as it takes and find room.
    fn new(sentence: &'a str, room: f64, w: f64) -> FaultNote<'a> {
        let most = (((room - 8.0) / Self::LINE).max(1.0) as usize).min(Self::MOST);
        let lines = wrap(Style::Sub, sentence, w - 16.0, most);
        let h = lines.len() as f64 * Self::LINE + 8.0;
        FaultNote { lines, sentence, w, h }
    }

    fn draw(&self, place: Point) -> Node {
        let mut g = Node::group("fault", place.x, place.y).title(self.sentence.to_string());
        g.push(Node::rect("fault-body", Rect::new(0.0, 0.0, self.w, self.h), 3.0));
        g.push(Node::rect("fault-mark", Rect::new(0.0, 0.0, 3.0, self.h), 1.0));
        for (i, line) in self.lines.iter().enumerate() {
            let baseline = 15.0 + i as f64 * Self::LINE;
            g.push(Node::text(Style::Sub, at(10.0, baseline), line.clone()).also("fault-t"));
        }
        g
    }
}

fn header(g: &mut Node, p: &ProcessView, form: &Form) -> Point {
    let w = form.w;
    let pid = format!("pid {}", p.pid);
    let pid_w = width(Style::Pid, &pid);
    let words = p.state.words();
    let wordings: Vec<&str> = words.iter().map(String::as_str).collect();
    let y = 20.0;
    let state_text = |s: String, at_: Point| Node::text(Style::State, at_, s).also(p.state.class());
    if form.two_line() {
        let name = fit(Style::Name, &p.name, w - 24.0 - pid_w - 8.0);
        g.push(Node::text(Style::Name, at(12.0, y - 1.0), name));
        g.push(Node::text(Style::Pid, at(w - 12.0, y - 1.0), pid).end());
        g.push(sign(&p.state, at(17.0, 33.0)));
        g.push(state_text(choose(Style::State, &wordings, w - 40.0), at(28.0, 37.5)));
        return at(w / 2.0, 33.0);
    }
    let shortest = wordings.iter().map(|s| width(Style::State, s)).fold(f64::INFINITY, f64::min);
    let name_room = w - 24.0 - pid_w - 10.0 - shortest - 34.0;
    let name = fit(Style::Name, &p.name, name_room.max(40.0));
    let name_w = width(Style::Name, &name);
    g.push(Node::text(Style::Name, at(12.0, y), name));
    g.push(Node::text(Style::Pid, at(12.0 + name_w + 9.0, y), pid));
    let room = w - 12.0 - name_w - 9.0 - pid_w - 12.0 - 32.0;
    g.push(sign(&p.state, at(w - 17.0, y - 4.5)));
    g.push(state_text(choose(Style::State, &wordings, room), at(w - 28.0, y)).end());
    at(w - 50.0, 16.0)
}

/// The stack as tabs, outermost first; a handler's frame says which signal called it.
fn frames(g: &mut Node, t: &ThreadView, y: f64, w: f64) {
    let room = w - 20.0;
    // The innermost frames are the ones to see; those that do not fit become an ellipsis at the left.
    let mut tabs: Vec<(String, f64, bool)> = Vec::new();
    let mut left = room;
    let mut cut = false;
    for (i, f) in t.frames.iter().enumerate().rev() {
        let words = match &f.handler_of {
            Some(s) => format!("{} ← {s}", f.function),
            None => f.function.clone(),
        };
        // Not all of the row for the innermost, so that its caller is still seen.
        let most = if tabs.is_empty() && i > 0 { room * 0.74 } else { left - if i > 0 { 18.0 } else { 0.0 } };
        let text = fit(Style::Var, &words, most - 12.0);
        let tw = width(Style::Var, &text) + 12.0;
        if text.chars().count() < words.chars().count().min(4) || tw > left {
            cut = true;
            break;
        }
        left -= tw + 4.0;
        tabs.push((text, tw, f.handler_of.is_some()));
    }
    let mut x = 10.0;
    let mut row = Node::group("frames", 0.0, y).title("the stack, outermost function first");
    if cut {
        row.push(Node::text(Style::Var, at(x, 13.0), "…"));
        x += 14.0;
    }
    for (text, tw, handler) in tabs.into_iter().rev() {
        row.push(Node::rect(if handler { "frame handler" } else { "frame" }, Rect::new(x, 0.0, tw, 18.0), 3.0));
        let node = Node::text(Style::Var, at(x + 6.0, 13.0), text);
        row.push(if handler { node.also("handler-t") } else { node });
        x += tw + 4.0;
    }
    g.push(row);
}

fn source(g: &mut Node, s: &SourceView, y: f64, form: &Form) {
    let style = if form.small { Style::CodeSmall } else { Style::Code };
    let lh = form.line_height();
    let w = form.code_width();
    let digits = s.lines.last().map_or(1, |l| l.0.to_string().len()).max(2);
    let gutter = width(style, &"0".repeat(digits)) + 8.0;
    let room = w - 12.0 - gutter - 8.0;
    let indent = |l: &str| l.len() - l.trim_start().len();
    let texts: Vec<String> = s.lines.iter().map(|l| tidy(&l.1)).collect();
    let mut in_comment = s.in_comment;
    // The current line is among those drawn even where fewer fit than were given.
    let current = s.lines.iter().position(|l| l.0 == s.current).unwrap_or(0);
    let first = if s.lines.len() > form.lines {
        current.saturating_sub(form.lines / 2).min(s.lines.len() - form.lines)
    } else {
        0
    };
    let drawn = texts.iter().skip(first).take(form.lines).filter(|l| !l.trim().is_empty());
    let common = drawn.map(|l| indent(l)).min().unwrap_or(0);
    for (i, (n, _)) in s.lines.iter().enumerate() {
        let text = texts.get(i).map_or("", String::as_str);
        let pieces = highlight::line(text, &mut in_comment);
        if i < first || i >= first + form.lines {
            continue;
        }
        let top = y + (i - first) as f64 * lh;
        let base = top + lh * 0.72;
        if *n == s.current {
            g.push(Node::rect("cur", Rect::new(4.0, top, w - 8.0, lh), 3.0));
            g.push(Node::rect("mark", Rect::new(4.0, top, 3.0, lh), 1.0));
        }
        let number = Node::text(style, at(12.0 + gutter - 8.0, base), n.to_string()).end().also("ln");
        g.push(number);
        let cut = fit(style, text.get(common.min(text.len())..).unwrap_or(text), room);
        let runs = colour(&pieces, common.min(text.len()), &cut);
        if !runs.is_empty() {
            g.push(Node::runs(style, at(12.0 + gutter, base), runs));
        }
    }
}

/// A source line for a narrow place: tabs as four blanks, a comment moved up to the code it follows.
pub fn tidy(line: &str) -> String {
    let line = line.replace('\t', "    ");
    let comment = ["/*", "//"].iter().filter_map(|c| line.find(c)).min();
    match comment {
        Some(i) => {
            let (code, note) = line.split_at(i);
            let kept = code.trim_end();
            // A line that is all comment keeps its place.
            if kept.is_empty() || code.len() - kept.len() < 3 { line } else { format!("{kept}  {note}") }
        }
        None => line,
    }
}

/// The coloured pieces of what is left of a line after its indentation was dropped and its end cut.
fn colour(pieces: &[(highlight::Kind, &str)], skip: usize, cut: &str) -> Vec<Run> {
    let whole = cut.strip_suffix('…');
    let mut left = whole.unwrap_or(cut).len();
    let mut skip = skip;
    let mut out: Vec<Run> = Vec::new();
    for (kind, text) in pieces {
        let from = skip.min(text.len());
        skip -= from;
        let rest = text.get(from..).unwrap_or("");
        let take = left.min(rest.len());
        left -= take;
        let piece = rest.get(..take).unwrap_or("");
        if !piece.is_empty() {
            match out.last_mut().filter(|r| r.class == kind.class()) {
                Some(r) => r.text.push_str(piece),
                None => out.push(run(kind.class(), piece)),
            }
        }
    }
    if whole.is_some() {
        out.push(run("ln", "…"));
    }
    out
}

const VAR_GAP: f64 = 6.0;

fn var_words(v: &VarView, room: f64) -> (String, String) {
    let name = fit(Style::Var, &v.name, room * 0.6);
    let left = room - width(Style::Var, &name) - width(Style::Var, " = ") - 10.0;
    (name, fit(Style::Var, &v.value, left))
}

pub fn var_width(v: &VarView, room: f64) -> f64 {
    let (name, value) = var_words(v, room);
    width(Style::Var, &name) + width(Style::Var, " = ") + width(Style::Var, &value).max(14.0) + 10.0
}

fn variables(g: &mut Node, vars: &[VarView], y: f64, rows: usize, w: f64) {
    let room = w - 20.0;
    // Those that changed are kept when not all fit; their order never changes.
    let mut kept: Vec<&VarView> = vars.iter().collect();
    let placed = loop {
        let mut places: Vec<(f64, usize)> = Vec::new();
        let (mut x, mut row) = (0.0, 0);
        for v in &kept {
            let vw = var_width(v, room);
            if x > 0.0 && x + vw > room {
                (x, row) = (0.0, row + 1);
            }
            places.push((x, row));
            x += vw + VAR_GAP;
        }
        if row < rows || kept.is_empty() {
            break places;
        }
        let drop = kept.iter().rposition(|v| !v.changed).unwrap_or(kept.len() - 1);
        kept.remove(drop);
    };
    for (v, (x, row)) in kept.iter().zip(placed) {
        let vw = var_width(v, room);
        let (name, value) = var_words(v, room);
        let top = y + row as f64 * 20.0;
        let mut n = Node::group("v", 10.0 + x, top);
        if v.changed {
            n.push(Node::rect("changed", Rect::new(0.0, 0.0, vw, 18.0), 4.0));
        }
        let runs = vec![run("", name.clone()), run("eq", " = ")];
        n.push(Node::runs(Style::Var, at(5.0, 13.0), runs));
        let value_x = 5.0 + width(Style::Var, &name) + width(Style::Var, " = ");
        if v.undefined {
            n.push(parts::hatch(Rect::new(value_x, 3.0, (vw - value_x - 4.0).max(10.0), 12.0)));
            n.title = format!("{} has not been given a value", v.name);
        } else {
            n.push(Node::runs(Style::Var, at(value_x, 13.0), vec![run(if v.changed { "new" } else { "" }, value)]));
            n.title = format!("{} = {}", v.name, v.value);
        }
        g.push(n);
    }
}

/// Pages after fork: filled ones are the process's own, hollow ones are still shared copy-on-write.
fn pages(g: &mut Node, p: &ProcessView, y: f64, w: f64) {
    let own = p.pages.iter().filter(|x| !x.shared).count();
    let words = format!("{own} of {} pages its own", p.pages.len());
    let most = (((w - 30.0 - width(Style::Sub, &words)) / 12.0).max(0.0) as usize).min(16);
    for (i, page) in p.pages.iter().take(most).enumerate() {
        let mut class = String::from(if page.shared { "page shared" } else { "page" });
        if page.just_copied {
            class.push_str(" just");
        }
        let b = Rect::new(12.0 + 12.0 * i as f64, y + 3.0, 9.0, 11.0);
        let words = if page.shared { "shared until somebody writes" } else { "its own copy" };
        g.push(Node::rect(class, b, 1.5).title(format!("{}: {words}", page.label)));
    }
    let x = 12.0 + 12.0 * p.pages.len().min(most) as f64 + 6.0;
    g.push(Node::text(Style::Sub, at(x, y + 13.0), fit(Style::Sub, &words, (w - x - 8.0).max(0.0))));
}

fn threads(g: &mut Node, p: &ProcessView, area: Rect, rows: usize) {
    let hidden = p.threads.len().saturating_sub(rows);
    let shown = if hidden > 0 { rows.saturating_sub(1) } else { rows };
    for (i, t) in p.threads.iter().take(shown).enumerate() {
        let y = area.y + 21.0 * i as f64;
        let focus = i == p.focus && p.threads.len() > 1;
        let mut row = Node::group(if focus { "thread focus" } else { "thread" }, area.x, y).key(format!("t{}", t.tid));
        row.push(Node::rect("row", Rect::new(0.0, 0.0, area.w, 20.0), 4.0));
        row.push(sign(&t.state, at(11.0, 10.0)));
        let own = t.tid.to_string();
        let numbered = format!("{} {own}", t.name);
        let namings: &[&str] = match t.name.as_str() {
            "" => &[&own],
            _ if p.has_namesake(t) => &[&numbered, &own],
            name => &[name],
        };
        let words = t.state.words();
        let wordings: Vec<&str> = words.iter().map(String::as_str).collect();
        let name = choose(Style::Var, namings, area.w * 0.5);
        let x = 22.0 + width(Style::Var, &name) + 8.0;
        row.push(Node::text(Style::Var, at(22.0, 14.0), name));
        let state = choose(Style::State, &wordings, (area.w - x - 6.0).max(0.0));
        let sw = width(Style::State, &state);
        row.push(Node::text(Style::State, at(area.w - 6.0, 14.0), state).also(t.state.class()).end());
        // The line it is at, where there is room between.
        let line = t.source.as_ref().map(|s| format!("line {}", s.current)).unwrap_or_default();
        if !line.is_empty() && x + width(Style::Sub, &line) + 10.0 < area.w - 6.0 - sw {
            row.push(Node::text(Style::Sub, at(x, 14.0), line));
        }
        row.title = format!("thread {} of {}", t.tid, p.name);
        g.push(row);
    }
    if hidden > 0 {
        let y = area.y + 21.0 * shown as f64;
        let n = p.threads.len() - shown;
        let waiting = p.threads.iter().skip(shown).filter(|t| matches!(t.state, State::Blocked(_))).count();
        let words = format!("{n} more threads, {waiting} blocked");
        g.push(Node::text(Style::Sub, at(area.x + 22.0, y + 14.0), fit(Style::Sub, &words, area.w - 28.0)));
    }
}

/// Where shared memory reaches into the address space; says also how far from the left they begin.
fn inlets(g: &mut Node, p: &ProcessView, h: f64, w: f64, needs: &Needs, view: &View) -> (Vec<(Id, Rect)>, f64) {
    let mut out = Vec::new();
    if needs.maps == 0 {
        return (out, w);
    }
    let share = (w * 0.36 / needs.maps as f64).clamp(26.0, 96.0).floor();
    let mut right = w - 10.0;
    for (o, m) in plan::maps_of(p.pid, view).take(4) {
        let b = Rect::new(right - share, h - INLET_H, share, INLET_H);
        let d =
            format!("M{} {}V{}a4 4 0 0 1 4-4h{}a4 4 0 0 1 4 4V{}", b.x, b.bottom(), b.y + 4.0, b.w - 8.0, b.bottom());
        g.push(Node::path("finger", format!("{d}Z")));
        let edge = Node::path(if m.private { "finger-edge private" } else { "finger-edge" }, d);
        g.push(edge.title(format!("{} maps {} at {} ({})", p.name, o.name, m.label, m.protection)));
        let words = [format!("{} {}", m.label, m.protection), m.label.clone()];
        // An address that no variable holds yet is no name.
        let text = if m.label.starts_with("0x") {
            fit(Style::Var, &m.protection, share - 10.0)
        } else {
            choose(Style::Var, &[&words[0], &words[1]], share - 10.0)
        };
        g.push(Node::text(Style::Var, at(b.x + share / 2.0, b.y + 17.0), text).middle());
        out.push((o.id, b));
        right -= share + 8.0;
    }
    (out, w - 10.0 - needs.maps.min(4) as f64 * (share + 8.0) + 8.0)
}

fn ports(g: &mut Node, p: &ProcessView, needs: &Needs, h: f64, right: f64, view: &View) -> Vec<(i32, Point)> {
    let left = 26.0;
    let all: Vec<i32> = needs.fds.iter().copied().collect();
    let wired = |fd: i32| p.fds.iter().find(|f| f.fd == fd).is_some_and(|f| drawn(f.to, view));
    let fits = (((right - left) / 20.0).floor().max(0.0) as usize) + 1;
    // Where not all fit, those with a wire come first, then the largest numbers; open ones before closed ones.
    let shown: Vec<i32> = if all.len() <= fits {
        all
    } else {
        let mut rank: Vec<(bool, bool, i32)> =
            all.iter().map(|&fd| (!wired(fd), !p.fds.iter().any(|f| f.fd == fd), -fd)).collect();
        crate::order::sort(&mut rank);
        let mut keep: Vec<i32> = rank.into_iter().take(fits.saturating_sub(1).max(1)).map(|r| -r.2).collect();
        crate::order::sort(&mut keep);
        keep
    };
    let pitch = if shown.len() > 1 { ((right - left) / (shown.len() - 1) as f64).clamp(20.0, 32.0) } else { 32.0 };
    let mut out = Vec::new();
    for (i, fd) in shown.iter().enumerate() {
        let Some(f) = p.fds.iter().find(|f| f.fd == *fd) else { continue };
        let c = at(left + pitch * i as f64, h);
        let mut class = String::from(if wired(*fd) { "fd wired" } else { "fd" });
        if f.cloexec {
            class.push_str(" cloexec");
        }
        if used(p, *fd, view) {
            class.push_str(" moved");
        }
        let text = fd.to_string();
        let half = (width(Style::Port, &text) / 2.0 + 4.0).max(PORT);
        let mut n = Node::group(class, c.x, c.y).key(format!("p{}.fd{fd}", p.pid));
        n.push(Node::rect("port", Rect::new(-half, -PORT, 2.0 * half, 2.0 * PORT), PORT));
        n.push(Node::text(Style::Port, at(0.0, 4.0), text).middle());
        n.title = format!("descriptor {fd}: {}{}", f.what, if f.cloexec { ", closed by exec" } else { "" });
        g.push(n);
        out.push((*fd, c));
    }
    let hidden = p.fds.iter().filter(|f| !shown.contains(&f.fd)).count();
    if hidden > 0 {
        let x = left + pitch * shown.len() as f64 - 6.0;
        g.push(Node::text(Style::Index, at(x, h - 5.0), format!("+{hidden}")));
    }
    out
}

/// Whether an object is on the stage.
pub fn drawn(id: Id, view: &View) -> bool {
    view.object(id)
        .is_some_and(|o| view.plan.place_of(o.id).is_some() && plan::wanted_objects(view).any(|w| w.id == o.id))
}

/// Whether the last step went through this descriptor.
fn used(p: &ProcessView, fd: i32, view: &View) -> bool {
    view.calls.iter().any(|c| c.fd == Some(fd) && p.threads.iter().any(|t| t.tid == c.tid))
}
