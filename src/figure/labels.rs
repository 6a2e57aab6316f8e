//! Words beside the cards: the calls that go down and the results that come up, signals on their way, the captions of
//! the line. Each takes free space that no wire crosses, where there is any.

use super::card::{Card, sign};
use super::geom::{Polyline, Rect, at};
use super::layout::{Layout, PILL, pills_abreast};
use super::metrics::{Style, choose, fit, width};
use super::model::{CallText, Phase, ProcessView, SignalView, State, View};
use super::node::{Node, rounded, tip};
use super::scene::{About, Element, Wire};
use super::{Finger, geom::Point};
use crate::kernel::call::Call;

pub struct Labels<'a> {
    view: &'a View,
    layout: &'a Layout,
    out: Vec<Element>,
    /// Arrows of signals: captions and calls keep clear of them.
    rises: Vec<Polyline>,
}

type Cards<'a> = [(usize, &'a ProcessView, Card)];

impl<'a> Labels<'a> {
    pub fn new(view: &'a View, layout: &'a Layout) -> Labels<'a> {
        Labels { view, layout, out: Vec::new(), rises: Vec::new() }
    }

    /// The boxes of what has been put so far.
    pub fn boxes(&self) -> Vec<Rect> {
        self.out.iter().map(|e| e.rect).collect()
    }

    pub fn done(self) -> Vec<Element> {
        self.out
    }

    fn push(&mut self, key: String, about: About, rect: Rect, mut node: Node) {
        node.key.clone_from(&key);
        self.out.push(Element { key, about, rect, node });
    }

    /// The call of each process in the last step, and those that wait, just below its card.
    pub fn calls(&mut self, cards: &Cards, wires: &[Wire]) {
        let l = self.layout;
        let small = l.form.small;
        let style = if small { Style::CodeSmall } else { Style::Call };
        for (seat, p, card) in cards {
            let Some(call) = self.call_of(p) else { continue };
            let r = l.seats.get(*seat).copied().unwrap_or_default();
            let (top, h) = (r.bottom() + 12.0, 18.0);
            let mut busy = spans(wires.iter().map(|w| &w.path), top - 2.0, top + h + 2.0);
            busy.extend(spans(self.rises.iter(), top - 2.0, top + h + 2.0));
            for (_, b) in &card.inlets {
                busy.push((r.x + b.x, r.x + b.right()));
            }
            // Up to the next card, or half-way into a wide gap.
            let next = l
                .seats
                .iter()
                .filter(|q| (q.y - r.y).abs() < 1.0 && q.x > r.x)
                .map(|q| q.x)
                .fold(l.width - 6.0, f64::min);
            let limit = (next - 12.0).min(r.right() + 90.0).max(r.right());
            let wordings = call_words(call);
            let refs: Vec<&str> = wordings.iter().map(String::as_str).collect();
            let best = free(&busy, r.x, limit)
                .into_iter()
                .map(|(a, b)| {
                    let room = b - a - 26.0;
                    let fits = refs.iter().position(|w| width(style, w) <= room).unwrap_or(refs.len());
                    (fits, a, b)
                })
                // The fullest wording, then the rightmost place: next to the wires.
                .min_by(|x, y| x.0.cmp(&y.0).then(y.1.total_cmp(&x.1)));
            let Some((_, a, b)) = best else { continue };
            let text = choose(style, &refs, b - a - 26.0);
            if text.chars().count() < 4 {
                continue;
            }
            let w = width(style, &text) + 20.0;
            // Beside the wire it belongs to.
            let x = if a > r.x + 1.0 { a + 6.0 } else { (b - w - 6.0).max(a) };
            let mut g = Node::group("call-label", x, top);
            let up = call.result.is_some();
            let arrow = if up { "M1 10L5 3L9 10Z" } else { "M1 4L5 11L9 4Z" };
            g.push(Node::path("arrow", arrow));
            g.push(Node::text(style, at(14.0, 12.5), text).also("call halo above"));
            g.title = wordings.first().cloned().unwrap_or_default();
            self.push(format!("call.p{}", p.pid), About::Process(p.pid), Rect::new(x, top, w, h), g);
        }
    }

    fn call_of(&self, p: &'a ProcessView) -> Option<&'a CallText> {
        let of = |tid: i32| p.threads.iter().any(|t| t.tid == tid);
        let last = self.view.calls.iter().rev().find(|c| of(c.tid));
        last.or_else(|| {
            let blocked = p.threads.iter().filter(|t| matches!(t.state, State::Blocked(_)));
            blocked.into_iter().find_map(|t| t.call.as_ref())
        })
    }

    /// Signals below the line, in the column of the process they are for, with their way up.
    pub fn signals(&mut self, cards: &Cards) {
        let l = self.layout;
        for (seat, p, card) in cards {
            let row = l.seat_rows.iter().position(|r| r.contains(seat)).unwrap_or(0);
            let Some(y) = l.pills.get(row).copied().flatten() else { continue };
            let r = l.seats.get(*seat).copied().unwrap_or_default();
            let all: Vec<&SignalView> = p.signals.iter().chain(p.threads.iter().flat_map(|t| &t.signals)).collect();
            if all.is_empty() {
                continue;
            }
            let bell = at(r.x + card.bell.x, r.bottom());
            // Fewer where the inlets of shared memory push the bell to the left.
            let share = r.w / pills_abreast(r.w) as f64;
            let abreast = (((bell.x - r.x - 36.0) / share).floor().max(0.0) as usize + 1).min(pills_abreast(r.w));
            let end = l.pills.iter().skip(row + 1).flatten().next().copied().unwrap_or(l.pills_end);
            let most = abreast * ((end - y) / (PILL + 4.0)).round().max(1.0) as usize;
            for (i, s) in all.iter().take(most).enumerate() {
                let words = signal_words(s, &p.name);
                let refs: Vec<&str> = words.iter().map(String::as_str).collect();
                let count = if s.count > 1 { format!("{} ×{}", s.name, s.count) } else { s.name.clone() };
                // The first stands below the bell, the others at its left, then below.
                let (across, down) = (i % abreast, i / abreast);
                let mid = bell.x - across as f64 * share;
                let room = 2.0 * (mid - r.x + 6.0).min(r.right() + 8.0 - mid).max(34.0);
                let room = if abreast > 1 && all.len() > 1 { room.min(share - 6.0) } else { room };
                let name = fit(Style::Title, &count, room - 14.0);
                let pill_w = (width(Style::Title, &name) + 20.0).clamp(60.0, room.max(60.0));
                let left_out = all.len() - most.min(all.len());
                let sub = if i + 1 == most && left_out > 0 {
                    format!("and {left_out} more")
                } else {
                    choose(Style::Sub, &refs, room)
                };
                let w = pill_w.max(width(Style::Sub, &sub));
                // Within its column, even where the bell stands near the column's edge.
                let x = (mid - w / 2.0).min(r.right() + 8.0 - w).max(r.x - 8.0);
                let top = y + down as f64 * (PILL + 4.0);
                let mut class = String::from("sig");
                if s.phase == Phase::Masked {
                    class.push_str(" masked");
                }
                let mut g = Node::group(class, x, top);
                if down == 0 && s.phase != Phase::Ignored && (i == 0 || s.phase == Phase::Masked) {
                    self.rise(&mut g, s, at(x, top), at(mid, top), if i == 0 { bell } else { at(mid, bell.y) }, row);
                }
                let mid = w / 2.0;
                g.push(Node::rect("", Rect::new(mid - pill_w / 2.0, 0.0, pill_w, 24.0), 6.0));
                g.push(Node::text(Style::Title, at(mid, 16.5), name).middle());
                g.push(Node::text(Style::Sub, at(mid, 39.0), sub).middle().also("halo"));
                g.title = format!("{}: {}", s.name, words.first().cloned().unwrap_or_default());
                // One of a number may be delivered while others still wait.
                let earlier = all.iter().take(i).filter(|t| t.name == s.name).count();
                let more = if earlier > 0 { format!(".{earlier}") } else { String::new() };
                let key = format!("sig.p{}.{}{more}", p.pid, s.name);
                self.push(key, About::Process(p.pid), Rect::new(x, top, w, PILL), g);
            }
        }
    }

    /// The way up of a signal: broken while it is pending, whole once delivered, barred at the line while masked.
    fn rise(&mut self, g: &mut Node, s: &SignalView, origin: Point, from: Point, bell: Point, row: usize) {
        let l = self.layout;
        let mut points = vec![from];
        if row + 1 < l.seat_rows.len() {
            // Through the gap beside the column.
            let column =
                l.seats.iter().filter(|q| bell.x >= q.x && bell.x <= q.right()).map(Rect::right).fold(0.0, f64::max);
            let next = l.seats.iter().map(|q| q.x).filter(|x| *x > column).fold(column + 26.0, f64::min);
            let gap = (f64::midpoint(column, next) + 4.0).min(l.width - 5.0);
            points.push(at(from.x, l.line_y + 10.0));
            points.push(at(gap, l.line_y + 10.0));
            points.push(at(gap, bell.y + 40.0));
            points.push(at(bell.x, bell.y + 40.0));
        } else if (bell.x - from.x).abs() > 1.0 {
            points.push(at(from.x, l.line_y + 8.0));
            points.push(at(bell.x, l.line_y + 8.0));
        }
        let delivered = s.phase == Phase::Delivered || s.phase == Phase::Acted;
        let end = if s.phase == Phase::Masked {
            at(points.last().map_or(bell.x, |p| p.x), l.line_y + 5.0)
        } else {
            bell.plus(0.0, 4.0)
        };
        if s.phase == Phase::Masked {
            points.truncate(1);
            let end = at(from.x, l.line_y + 5.0);
            points.push(end);
            let (a, b) = (at(end.x - 9.0 - origin.x, end.y - origin.y), at(end.x + 9.0 - origin.x, end.y - origin.y));
            g.push(Node::line("bolt", a, b));
        } else {
            points.push(end);
        }
        let line = Polyline::new(points);
        let local: Vec<Point> = line.points.iter().map(|p| p.plus(-origin.x, -origin.y)).collect();
        g.push(Node::path(if delivered { "rise deliver" } else { "rise" }, rounded(&local, 7.0)));
        if s.phase != Phase::Masked {
            g.push(tip("tip", end.plus(-origin.x, -origin.y), 0.0, 10.0));
        }
        self.rises.push(line);
    }

    /// In a kernel that holds nothing: what stands there else.
    pub fn empty(&mut self) {
        let l = self.layout;
        let words = [
            "What a program makes in the kernel stands here: pipes, files, semaphores, queues.",
            "Pipes, files, semaphores and queues stand here.",
        ];
        let text = choose(Style::Sub, &words, l.width - 40.0);
        let w = width(Style::Sub, &text);
        let rect = Rect::new((l.width - w) / 2.0, l.pills_end + 8.0, w, 15.0);
        if rect.bottom() + 6.0 > l.height {
            return;
        }
        let g = Node::group("caption empty", rect.x, rect.y + 11.0)
            .with(Node::text(Style::Sub, at(w / 2.0, 0.0), text).middle());
        self.push("caption.empty".to_string(), About::Nothing, rect, g);
    }

    /// "user space" and "kernel" at the line, where no wire passes.
    pub fn captions(&mut self, wires: &[Wire], fingers: &[Finger]) {
        let l = self.layout;
        let y = l.line_y;
        let mut busy = spans(wires.iter().map(|w| &w.path), y - 22.0, y + 22.0);
        busy.extend(spans(self.rises.iter(), y - 22.0, y + 22.0));
        for f in fingers {
            let pad = if f.wide { 16.0 } else { 4.0 };
            busy.extend(
                spans(std::iter::once(&f.path), y - 22.0, y + 22.0).into_iter().map(|(a, b)| (a - pad, b + pad)),
            );
        }
        // Nothing of a signal's pill may be written over.
        let pairs: [(&str, &str, bool); 2] =
            [("user space", "kernel", true), ("system calls go down", "upcalls come up", false)];
        for (above, below, left) in pairs {
            if !left && l.width < 600.0 {
                continue;
            }
            let w = width(Style::Band, above).max(width(Style::Band, below));
            let mut places = free(&busy, 14.0, l.width - 14.0);
            places.retain(|(a, b)| b - a >= w + 4.0);
            let place = if left { places.first() } else { places.last() };
            let Some(&(a, b)) = place else { continue };
            let x = if left { a } else { b - w };
            for (text, base, class, key) in
                [(above, y - 7.0, "halo above", "above"), (below, y + 17.0, "halo", "below")]
            {
                let node = if left {
                    Node::text(Style::Band, at(0.0, 0.0), text)
                } else {
                    Node::text(Style::Band, at(w, 0.0), text).end()
                };
                let g = Node::group("caption", x, base).with(node.also(class));
                let rect = Rect::new(x, base - 11.0, w, 15.0);
                let side = if left { "left" } else { "right" };
                self.push(format!("caption.{side}.{key}"), About::Nothing, rect, g);
            }
            busy.push((x - 10.0, x + w + 10.0));
        }
    }
}

/// What lines take of a horizontal strip: stretches of x.
fn spans<'p>(lines: impl Iterator<Item = &'p Polyline>, top: f64, bottom: f64) -> Vec<(f64, f64)> {
    let mut out = Vec::new();
    for line in lines {
        for pair in line.points.windows(2) {
            let &[a, b] = pair else { continue };
            let (lo, hi) = (a.y.min(b.y), a.y.max(b.y));
            if hi < top || lo > bottom {
                continue;
            }
            out.push((a.x.min(b.x), a.x.max(b.x)));
        }
    }
    out
}

/// The stretches between `from` and `to` that nothing takes, a little clear of everything.
fn free(busy: &[(f64, f64)], from: f64, to: f64) -> Vec<(f64, f64)> {
    let mut busy: Vec<(f64, f64)> = busy.iter().map(|(a, b)| (a - 6.0, b + 6.0)).collect();
    crate::order::sort_by(&mut busy, |a, b| a.0.total_cmp(&b.0));
    let mut out = Vec::new();
    let mut x = from;
    for (a, b) in busy {
        if a > x {
            out.push((x, a.min(to)));
        }
        x = x.max(b);
        if x >= to {
            break;
        }
    }
    if x < to {
        out.push((x, to));
    }
    out.retain(|(a, b)| b - a > 20.0);
    out
}

fn call_words(c: &CallText) -> Vec<String> {
    let name = c.text.split('(').next().unwrap_or_default();
    // It does not come back: the thread goes on where the signal met it.
    if c.call == Call::RtSigreturn {
        return vec![name.to_string()];
    }
    if matches!(c.call, Call::Exit | Call::ExitGroup | Call::PthreadExit) {
        return vec![c.text.clone(), name.to_string()];
    }
    match &c.result {
        Some(r) => vec![format!("{} {r}", c.text), format!("{name}(…) {r}"), format!("{name} {r}"), name.to_string()],
        None => vec![
            format!("{} waits", c.text),
            c.text.clone(),
            format!("{name}(…) waits"),
            format!("{name} waits"),
            name.to_string(),
        ],
    }
}

fn signal_words(s: &SignalView, name: &str) -> Vec<String> {
    match s.phase {
        Phase::Pending => vec![format!("pending for {name}"), "pending".into()],
        Phase::Masked => vec![format!("pending, masked by {name}"), "pending, masked".into(), "masked".into()],
        Phase::Delivered => vec![format!("delivered: {}", s.action), s.action.clone(), "delivered".into()],
        Phase::Acted => vec![format!("default action: {}", s.action), s.action.clone()],
        Phase::Ignored => vec![format!("ignored by {name}"), "ignored".into()],
    }
}

/// A legend's sign for a state, for pages that explain them.
pub fn legend_sign(state: &State) -> Node {
    sign(state, at(8.0, 8.0))
}
