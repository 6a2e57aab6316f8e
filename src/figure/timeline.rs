//! The timeline as a drawing: a lane for each thread with what it did, its calls, arrows from who sent to who
//! received, a mark wherever somebody else could have run, and the line of now.
//!
//! Rules:
//! - It shows a window of steps. Its cost follows the window's width in units, not its steps: what lies within one unit
//!   is found by halving and drawn as one mixed piece, so a million steps are as quick as ten.
//! - `step_at` and `x_of` belong together: dragging asks the one, drawing the other.

use super::geom::{Rect, at, num};
use super::metrics::{Style, fit, width};
use super::node::{Node, tip};
use super::objects::parts::hue;
use super::svg::{self, Sheet, SvgOptions};
use super::words::call_name;
use crate::kernel::call::Call;
use crate::kernel::{Pid, Tid};
use crate::timeline::lanes::{Doing, Lane, Lanes, Tick};

/// What to draw of a run.
#[derive(Clone, Debug)]
pub struct Window<'a> {
    pub lanes: &'a Lanes,
    /// Steps shown: from, to (not included).
    pub from: u32,
    pub to: u32,
    /// The position at which the run stands.
    pub now: u32,
    /// Units from edge to edge.
    pub width: f64,
    /// What processes are called; the lane's own name where one is missing.
    pub names: Vec<(Pid, String)>,
    /// The scenario's first process: colours are counted from it.
    pub first_pid: Pid,
    /// Steps at which another future is kept, and where that one ends.
    pub branches: Vec<(u32, u32)>,
}

#[derive(Clone, Debug, PartialEq, Default)]
pub struct Drawing {
    pub width: f64,
    pub height: f64,
    pub nodes: Vec<Node>,
    pub description: String,
    /// The top and the bottom of the lane that made the last step: to be kept in sight where not all lanes are.
    pub moved: Option<(f64, f64)>,
    /// Where the first step of the window begins, and units for a step.
    left: f64,
    scale: f64,
    from: u32,
    to: u32,
}

const LANE: f64 = 38.0;
const BAR: f64 = 22.0;
const TOP: f64 = 18.0;
/// Lanes drawn at most: of a thousand processes those that live now, and then those that are nearest in time.
const MOST_LANES: usize = 24;
/// Arrows drawn at most; of more, every so manieth.
const MOST_ARROWS: usize = 48;

impl Drawing {
    /// A drawing from its parts: its size, its nodes, its words, where the first step stands and units for a step, the
    /// first and last step.
    pub fn from_parts(
        [width, height]: [f64; 2],
        nodes: Vec<Node>,
        description: String,
        [left, scale]: [f64; 2],
        [from, to]: [u32; 2],
    ) -> Drawing {
        Drawing { width, height, nodes, description, moved: None, left, scale, from, to }
    }

    /// Where the first step stands and units for a step; the first and last step.
    pub fn scale(&self) -> ([f64; 2], [u32; 2]) {
        ([self.left, self.scale], [self.from, self.to])
    }

    /// Where a position stands.
    pub fn x_of(&self, position: u32) -> f64 {
        self.left + (f64::from(position.clamp(self.from, self.to)) - f64::from(self.from)) * self.scale
    }

    /// The position nearest to a place.
    pub fn step_at(&self, x: f64) -> u32 {
        let steps = ((x - self.left) / self.scale.max(1e-9)).round().max(0.0);
        self.from.saturating_add(steps as u32).min(self.to)
    }

    pub fn svg(&self, options: &SvgOptions) -> String {
        let sheet = Sheet {
            class: "timeline",
            width: self.width,
            height: self.height,
            title: "Timeline",
            description: &self.description,
            nodes: self.nodes.iter().collect(),
        };
        svg::write(&sheet, options)
    }
}

/// Draws a window of a run.
pub fn draw(w: &Window) -> Drawing {
    let (shown, hidden) = lanes(w);
    let left: f64 = if w.width < 600.0 { 78.0 } else { 118.0 };
    let steps = f64::from(w.to.saturating_sub(w.from).max(1));
    let foot = if w.lanes.is_settled() && hidden == 0 { 8.0 } else { 34.0 };
    let height = TOP + LANE * shown.len() as f64 + foot;
    let scale = ((w.width - left - 14.0) / steps).max(1e-9);
    let mut d =
        Drawing { width: w.width, height, left, scale, from: w.from, to: w.to.max(w.from + 1), ..Drawing::default() };
    let row = |tid: Tid| shown.iter().position(|l| l.tid == tid);
    let last = w.now.saturating_sub(1);
    let moved = shown.iter().position(|l| l.at(last as usize) == Some(Doing::Running));
    d.moved = moved.map(|i| (TOP + LANE * i as f64, TOP + LANE * (i + 1) as f64));
    for (i, lane) in shown.iter().enumerate() {
        let y = TOP + LANE * i as f64;
        let name = w.names.iter().find(|n| n.0 == lane.pid).map_or(lane.name.as_str(), |n| n.1.as_str());
        let h = super::read::hue_from(w.first_pid, lane.pid);
        let twins = shown.iter().filter(|l| l.pid == lane.pid).count() > 1;
        let label = format!("{name} {}", if twins { lane.tid } else { lane.pid });
        let mut g =
            Node::group(format!("lane {}", hue(h)), 0.0, y).key(format!("lane.t{}", lane.tid)).title(label.clone());
        g.push(Node::text(Style::LaneName, at(8.0, 15.0), fit(Style::LaneName, &label, left - 14.0)));
        segments(&mut g, lane, w, &d);
        ticks(&mut g, lane, w, &d);
        d.nodes.push(g);
    }
    let first = w.lanes.arrows().partition_point(|a| a.to.1 < w.from);
    let end = w.lanes.arrows().partition_point(|a| a.to.1 < w.to);
    let stride = (end.saturating_sub(first)).div_ceil(MOST_ARROWS).max(1);
    for a in w.lanes.arrows().get(first..end).unwrap_or_default().iter().step_by(stride) {
        let (Some(p), Some(q)) = (row(a.from.0), row(a.to.0)) else { continue };
        if p == q {
            continue;
        }
        let down = q > p;
        let (x1, x2) = (d.x_of(a.from.1) + scale / 2.0, d.x_of(a.to.1) + scale / 2.0);
        let y1 = TOP + LANE * p as f64 + if down { BAR } else { 0.0 };
        let y2 = TOP + LANE * q as f64 + if down { 0.0 } else { BAR };
        let bend = (y2 - y1) * 0.55;
        let path = format!(
            "M{} {}C{} {} {} {} {} {}",
            num(x1),
            num(y1),
            num(x1),
            num(y1 + bend),
            num(x2),
            num(y2 - bend),
            num(x2),
            num(y2)
        );
        let mut g = Node::group("msg", 0.0, 0.0).with(Node::path("", path));
        g.push(tip("tip", at(x2, y2), if down { 180.0 } else { 0.0 }, 6.0));
        d.nodes.push(g);
    }
    if !w.lanes.is_settled() {
        choices(&mut d, w, TOP + LANE * shown.len() as f64 + 12.0);
    }
    if hidden > 0 {
        let text = format!("{hidden} that live at other times are not drawn");
        d.nodes.push(Node::text(Style::Sub, at(left, height - 4.0), text));
    }
    let x = d.x_of(w.now);
    let mut now = Node::group("now", x, 0.0).key("timeline.now");
    now.push(Node::path("", "M-6 2H6L0 10Z"));
    now.push(Node::line("", at(0.0, 4.0), at(0.0, height - 4.0)));
    d.nodes.push(now);
    d.description = format!("Timeline: step {} of {}, {} lanes.", w.now, w.lanes.len(), shown.len());
    d
}

/// The lanes to be drawn, in their order, and how many are not.
fn lanes<'a>(w: &Window<'a>) -> (Vec<&'a Lane>, usize) {
    let begun = |l: &&Lane| l.stretches.first().is_some_and(|s| s.from < w.to.max(1));
    let mut all: Vec<(usize, &Lane)> = w.lanes.lanes().iter().filter(begun).enumerate().collect();
    let hidden = all.len().saturating_sub(MOST_LANES);
    if hidden > 0 {
        // How far from now it lives; the first one always stays.
        let distance = |i: usize, l: &Lane| match (l.stretches.first(), l.stretches.last()) {
            _ if i == 0 => 0,
            (Some(first), _) if first.from > w.now => first.from - w.now,
            (_, Some(last)) if last.doing == Doing::Ended => w.now.saturating_sub(last.from),
            _ => 0,
        };
        crate::order::sort_by_key(&mut all, |(i, l)| (distance(*i, l), *i));
        all.truncate(MOST_LANES);
        crate::order::sort_by_key(&mut all, |l| l.0);
    }
    (all.into_iter().map(|l| l.1).collect(), hidden)
}

fn class_of(doing: Doing) -> Option<&'static str> {
    match doing {
        Doing::Running => Some("seg run"),
        Doing::Ready => Some("seg ready"),
        Doing::Blocked(_) => Some("seg block"),
        Doing::Stopped => Some("seg stop"),
        Doing::Zombie | Doing::Ended => None,
    }
}

fn segments(g: &mut Node, lane: &Lane, w: &Window, d: &Drawing) {
    let s = &lane.stretches;
    let mut i = s.partition_point(|x| x.from <= w.from).saturating_sub(1);
    while let Some(here) = s.get(i) {
        if here.from >= w.to {
            break;
        }
        let from = here.from.max(w.from);
        let next = s.get(i + 1).map_or(w.to, |n| n.from).min(w.to);
        let x1 = d.x_of(from);
        // What is narrower than a unit and a half is drawn together with what follows.
        if d.x_of(next) - x1 < 1.5 && i + 1 < s.len() && next < w.to {
            let reach = from.saturating_add((1.5 / d.scale).ceil() as u32).min(w.to);
            let j = s.partition_point(|x| x.from < reach).max(i + 1);
            let end = s.get(j).map_or(w.to, |n| n.from).min(w.to).min(reach.max(next));
            let busy = s.get(i..j).unwrap_or_default().iter().any(|x| x.doing == Doing::Running);
            let class = if busy { "seg run" } else { "seg mix" };
            g.push(Node::rect(class, Rect::new(x1, 0.0, (d.x_of(end) - x1).max(0.5), BAR), 0.0));
            // A long last one of the group goes on by itself.
            i = if s.get(j).is_none_or(|n| n.from > end) { j.saturating_sub(1).max(i + 1) } else { j };
            continue;
        }
        if let Some(class) = class_of(here.doing) {
            let wide = (d.x_of(next) - x1).max(0.5);
            let inset = if matches!(here.doing, Doing::Blocked(_) | Doing::Stopped) { 0.5 } else { 0.0 };
            let b = Rect::new(x1 + inset, inset, (wide - 2.0 * inset).max(0.3), BAR - 2.0 * inset);
            let mut n = Node::rect(class, b, if wide > 8.0 { 3.0 } else { 0.0 });
            if let Doing::Blocked(call) = here.doing {
                n.title = format!("blocked in {}", call_name(call.name()));
            }
            g.push(n);
        }
        i += 1;
    }
}

/// How much a call says of what goes on between processes: those with less give way where names are close.
fn rank(t: &Tick) -> u8 {
    match t.call {
        // The library's own, or asking who one is.
        Call::Fstat | Call::Brk | Call::Getrandom | Call::RtSigprocmask | Call::RtSigreturn | Call::Lseek => 2,
        Call::Getpid | Call::Getppid | Call::Gettid | Call::Getuid | Call::ClockGettime | Call::RtSigaction => 1,
        _ => 0,
    }
}

/// A call in a lane: where its name would best begin, where it may begin and end, and the name.
struct Name {
    step: u32,
    middle: f64,
    begin: f64,
    end: f64,
    text: String,
    width: f64,
    rank: u8,
}

/// Names of calls where they fit on their stretch of the lane; a stroke where they do not.
fn ticks(g: &mut Node, lane: &Lane, w: &Window, d: &Drawing) {
    let names = names(lane, w, d);
    // Who is placed: number, where it begins and ends. In the order of the lane.
    let mut placed: Vec<(usize, f64, f64)> = Vec::new();
    for rank in 0..3 {
        for (i, n) in names.iter().enumerate().filter(|(_, n)| n.rank == rank) {
            let after = placed.partition_point(|p| p.0 < i);
            let left = after.checked_sub(1).and_then(|k| placed.get(k)).map_or(n.begin, |p| p.2.max(n.begin));
            let right = placed.get(after).map_or(n.end, |p| p.1.min(n.end));
            // It may stand a little beside its step.
            let start = n.middle.min(right - n.width).max(left);
            let fits = start + n.width <= right + 1.0;
            if fits && (start - n.middle).abs() < 24.0 && n.width <= (d.scale * 14.0).max(24.0) {
                placed.insert(after, (i, start, start + n.width));
            }
        }
    }
    let mut stroke = f64::NEG_INFINITY;
    let mut next = placed.iter().peekable();
    let mut free = f64::NEG_INFINITY;
    for (i, n) in names.iter().enumerate() {
        if let Some(&&(_, start, end)) = next.peek().filter(|p| p.0 == i) {
            g.push(Node::text(Style::Tick, at(start + 3.0, 15.0), n.text.clone()));
            free = end;
            next.next();
            continue;
        }
        let x = d.x_of(n.step);
        let mid = x + d.scale / 2.0;
        let ahead = next.peek().map_or(f64::INFINITY, |p| p.1);
        if x - stroke >= 3.0 && mid >= free && mid <= ahead {
            g.push(Node::line("tickline", at(mid, BAR - 5.0), at(mid, BAR)));
            stroke = x;
        }
    }
}

/// The calls of a lane within the window, one for each unit at most.
fn names(lane: &Lane, w: &Window, d: &Drawing) -> Vec<Name> {
    let t = &lane.ticks;
    let mut out = Vec::new();
    let mut i = t.partition_point(|x| x.step < w.from);
    while let Some(k) = t.get(i).filter(|k| k.step < w.to) {
        let name = call_name(k.call.name());
        let text = if k.result < 0 { format!("{name} !") } else { name.to_string() };
        let width = width(Style::Tick, &text) + 6.0;
        // All of it on the stretch it belongs to.
        let after = lane.stretches.partition_point(|s| s.from <= k.step);
        let begin = lane.stretches.get(after.saturating_sub(1)).map_or(w.from, |s| s.from).max(w.from);
        let end = lane.stretches.get(after).map_or(w.to, |s| s.from).min(w.to);
        out.push(Name {
            step: k.step,
            middle: d.x_of(k.step) + d.scale / 2.0 - width / 2.0,
            begin: d.x_of(begin),
            end: d.x_of(end).min(d.width - 12.0),
            text,
            width,
            rank: rank(k),
        });
        // Skip what falls on the same unit.
        let beyond = k.step.saturating_add((1.0 / d.scale).floor() as u32);
        i = t.partition_point(|x| x.step <= beyond).max(i + 1);
    }
    out
}

fn choices(d: &mut Drawing, w: &Window, y: f64) {
    let marks = w.lanes.marks();
    let mut g = Node::group("choice", 0.0, y);
    g.push(Node::text(Style::Sub, at(8.0, 4.0), "choices"));
    let mut i = marks.partition_point(|m| m.1 <= w.from);
    while let Some(&(a, b)) = marks.get(i).filter(|m| m.0 < w.to) {
        let (a, b) = (a.max(w.from), b.min(w.to));
        let x = d.x_of(a);
        if d.scale >= 7.0 {
            for s in a..b {
                g.push(Node::circle("", at(d.x_of(s), 0.0), 4.0).title(format!("step {s}: somebody else could run")));
            }
            i += 1;
        } else {
            g.push(Node::rect("bar", Rect::new(x, -2.0, (d.x_of(b) - x).max(1.0), 4.0), 1.0));
            let beyond = b.saturating_add((1.0 / d.scale).floor() as u32);
            i = marks.partition_point(|m| m.1 <= beyond).max(i + 1);
        }
    }
    branches(&mut g, d, w);
    d.nodes.push(g);
}

/// A dotted arc from where a run was left to where that run ends, as far as it is known.
fn branches(g: &mut Node, d: &Drawing, w: &Window) {
    /// The shortest arc that can be seen as one.
    const LEAST: f64 = 24.0;
    /// Below the marks.
    const DEEP: f64 = 14.0;
    for &(begin, end) in w.branches.iter().filter(|b| (w.from..w.to).contains(&b.0)) {
        let x = d.x_of(begin);
        let far = d.x_of(end).max(x + LEAST).min(d.width - 10.0).max(x + 6.0);
        let bend = ((far - x) / 2.0).min(30.0);
        let path = format!("M{} 0C{} {DEEP} {} {DEEP} {} {DEEP}", num(x), num(x + bend / 3.0), num(x + bend), num(far));
        let mut arc = Node::group("branch", 0.0, 0.0).title(format!("another run from step {begin}"));
        arc.push(Node::path("", path));
        arc.push(Node::circle("alt", at(far + 3.0, DEEP), 3.0));
        g.push(arc);
    }
}
