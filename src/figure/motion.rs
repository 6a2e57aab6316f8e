//! Motion between two scenes: where everything that moves is at any time of a step.
//!
//! Rules:
//! - A function of two scenes and a time from 0 to 1; stepping, dragging, export and tests all use it. At 1 everything
//!   is where the later scene draws it: with reduced motion only that is shown.
//! - A byte travels along its wire, a hand rolls the short way round, a sleeper is carried to its bench, a signal rises.
//! - Nothing here measures a drawing: lengths of paths are known from layout.

use super::bytes::{content, glyph};
use super::geom::{Point, Polyline, Rect, at};
use super::metrics::{Style, fit, width};
use super::model::{Envelope, Id, View};
use super::narrate::signal_name;
use super::node::{Node, Shape};
use super::objects::parts;
use super::scene::{Move, Scene, Token};
use crate::kernel::event::{Event, Object};
use crate::kernel::{Pid, Tid};
use std::collections::{BTreeMap, BTreeSet};

/// Named places of a scene, for finding where things travel.
#[derive(Default)]
pub struct Spots {
    /// Object, its places, and the ring's centre and radius if it is one.
    pub objects: Vec<(Id, Vec<(String, Point)>, Option<(Point, f64)>)>,
    /// Where a process's things come from and go to.
    pub processes: Vec<(Pid, Point)>,
}

impl Spots {
    fn of(&self, id: Id, view: &View) -> Option<&(Id, Vec<(String, Point)>, Option<(Point, f64)>)> {
        let id = view.object(id).map_or(id, |o| o.id);
        self.objects.iter().find(|o| o.0 == id)
    }

    fn home(&self, pid: Pid) -> Option<Point> {
        self.processes.iter().find(|p| p.0 == pid).map(|p| p.1)
    }
}

/// Bytes shown travelling one by one; of more, the first ones.
const MOST_BYTES: usize = 12;

/// Adds to a scene what travelled in its step, and the packets that stand for it in still pictures.
pub fn add_moves(scene: &mut Scene, view: &View, spots: &Spots) {
    let mut packets: Vec<(Polyline, Tid, Vec<u8>, bool, u64)> = Vec::new();
    for (n, e) in view.events.iter().enumerate() {
        match e {
            Event::CopiedIn { tid, fd, to, bytes, slot } => {
                let line = line(scene, view, spots, *tid, Some(*fd), Id::Kernel(*to));
                if let Some(line) = line {
                    byte_moves(scene, view, spots, &line, (n, *tid, Id::Kernel(*to), bytes, *slot), true);
                    packets.push((line, *tid, bytes.clone(), false, bytes.len() as u64));
                }
            }
            Event::CopiedOut { tid, fd, from, bytes, slot } => {
                let line = line(scene, view, spots, *tid, Some(*fd), Id::Kernel(*from));
                if let Some(line) = line {
                    byte_moves(scene, view, spots, &line, (n, *tid, Id::Kernel(*from), bytes, *slot), false);
                    packets.push((line, *tid, bytes.clone(), false, bytes.len() as u64));
                }
            }
            Event::Sent { tid, to: o, bytes, tag } | Event::Received { tid, from: o, bytes, tag } => {
                let inward = matches!(e, Event::Sent { .. });
                if let Some(line) = line(scene, view, spots, *tid, None, Id::Kernel(*o)) {
                    let hue = view.thread(*tid).map_or(0, |(p, _)| p.hue);
                    // A mailbox's tag is its sender, which the colour says.
                    let stamped = matches!(o, Object::MessageQueue(_) | Object::SysvQueue(_));
                    let stamp = if stamped { tag.to_string() } else { String::new() };
                    let len = bytes.len() as u64;
                    let m = Envelope { number: n as u64, bytes: bytes.clone(), len, stamp, hue, undefined: 0 };
                    let (w, h) = parts::ENVELOPE;
                    let mut node = Node::group("", 0.0, 0.0).key(format!("move.{n}"));
                    node.push(centred(parts::envelope(&m, true), -w / 2.0, -h / 2.0));
                    let end =
                        spots.of(Id::Kernel(*o), view).and_then(|s| message_place(&s.1, inward)).unwrap_or_default();
                    let path = line.then(&[end]);
                    let path = if inward { path } else { path.reversed() };
                    let (from, length) = turn(&view.events, n);
                    let to = from + 0.9 * length;
                    scene.moves.push(Move { key: node.key.clone(), node, path, from, to, reveals: None });
                    packets.push((line, *tid, bytes.clone(), true, bytes.len() as u64));
                }
            }
            Event::SignalSent { signal, from, to, .. } => rise(scene, spots, *signal, from.unwrap_or(*to), *to, n),
            Event::Forked { parent, child } => scene.births.push((format!("p{child}"), format!("p{parent}"))),
            Event::ThreadStarted { tid, by, .. } => scene.births.push((format!("t{tid}"), format!("t{by}"))),
            Event::Counted { tid, object, from, to } => {
                counted(scene, view, spots, (n, *tid, Id::Kernel(*object)), to - from);
            }
            Event::Locked { tid, object } => held(scene, view, spots, (n, *tid, Id::Kernel(*object)), true),
            Event::Unlocked { tid, object } => held(scene, view, spots, (n, *tid, Id::Kernel(*object)), false),
            Event::SignalDelivered { signal, tid, .. } => {
                let pid = view.thread(*tid).map_or(*tid, |(p, _)| p.pid);
                upcall(scene, spots, *signal, pid, n);
            }
            Event::SignalActed { signal, pid } => upcall(scene, spots, *signal, *pid, n),
            Event::HandlerReturned { tid, .. } => {
                let pid = view.thread(*tid).map_or(*tid, |(p, _)| p.pid);
                word(scene, view, spots, ("sigreturn", pid, pid, n), Way2::Down);
            }
            Event::Execed { pid, program, .. } => word(scene, view, spots, (program, *pid, *pid, n), Way2::Up),
            Event::Exited { pid, status } => {
                word(scene, view, spots, (&status_word(*status), *pid, *pid, n), Way2::Down);
            }
            Event::Reaped { parent, child, status } => {
                scene.burials.push((format!("p{child}"), format!("p{parent}")));
                word(scene, view, spots, (&status_word(*status), *child, *parent, n), Way2::Across);
            }
            Event::Lost { object } => lost(scene, view, spots, Id::Kernel(*object), n),
            // See `stillness`.
            Event::Enter { .. }
            | Event::Return { .. }
            | Event::Blocked { .. }
            | Event::Woken { .. }
            | Event::Created { .. }
            | Event::Destroyed { .. }
            | Event::Mapped { .. }
            | Event::Unmapped { .. }
            | Event::Opened { .. }
            | Event::Closed { .. }
            | Event::ThreadEnded { .. }
            | Event::Adopted { .. }
            | Event::SignalIgnored { .. }
            | Event::Stopped { .. }
            | Event::Continued { .. }
            | Event::ClockMoved { .. }
            | Event::TimerFired { .. }
            | Event::Output { .. }
            | Event::Fault { .. }
            | Event::Notice { .. } => {}
        }
    }
    if view.options.trail {
        for (i, (line, tid, bytes, envelope, len)) in packets.into_iter().enumerate().take(4) {
            let hue = view.thread(tid).map_or(0, |(p, _)| p.hue);
            let node = packet(&bytes, len, hue, envelope);
            let room = node_width(&node);
            if let Some(p) = rest_place(scene, &line, room) {
                let key = format!("packet.{i}");
                scene.tokens.push(Token::new(key.clone(), p, node.key(key)));
            }
        }
    }
}

/// Why an event needs nothing that travels: what changes in the picture says it, or no picture could. None: it travels.
pub fn stillness(e: &Event) -> Option<&'static str> {
    Some(match e {
        Event::Enter { .. } | Event::Return { .. } => "the call's label appears beside its card, with its arrow",
        Event::ThreadEnded { .. } => "its row on the card says that it has ended",
        Event::Mapped { .. } | Event::Unmapped { .. } => "the slab reaches up, or no longer does",
        Event::Adopted { .. } => "only a number changes: the parent's pid",
        Event::SignalIgnored { .. } => "it goes where it was generated",
        Event::Stopped { .. } | Event::Continued { .. } => "the card's state and sign change",
        Event::TimerFired { .. } => "the signal that it sends is what moves",
        Event::Output { .. } => "the console beside the stage shows it; on the stage its copied bytes travel",
        Event::Fault { .. } | Event::Notice { .. } => "it is a sentence: the narration tells it",
        // Chips are carried to their benches and back; things appear and go; the clock's hand turns.
        Event::Blocked { .. }
        | Event::Woken { .. }
        | Event::Created { .. }
        | Event::Destroyed { .. }
        | Event::Opened { .. }
        | Event::Closed { .. }
        | Event::ClockMoved { .. }
        | Event::CopiedIn { .. }
        | Event::CopiedOut { .. }
        | Event::Sent { .. }
        | Event::Received { .. }
        | Event::Counted { .. }
        | Event::Locked { .. }
        | Event::Unlocked { .. }
        | Event::Forked { .. }
        | Event::ThreadStarted { .. }
        | Event::Execed { .. }
        | Event::Exited { .. }
        | Event::Reaped { .. }
        | Event::SignalSent { .. }
        | Event::SignalDelivered { .. }
        | Event::SignalActed { .. }
        | Event::HandlerReturned { .. }
        | Event::Lost { .. } => return None,
    })
}

type About = (usize, Tid, Id);

/// Tokens that come to a counter or are taken from it.
fn counted(scene: &mut Scene, view: &View, spots: &Spots, about: About, change: i64) {
    let (n, tid, id) = about;
    let Some(line) = line(scene, view, spots, tid, None, id) else { return };
    let Some(middle) = spot(spots, view, id, "middle") else { return };
    let path = line.then(&[middle]);
    let path = if change > 0 { path } else { path.reversed() };
    let (start, length) = turn(&view.events, n);
    for i in 0..change.unsigned_abs().min(4) {
        let mut node = Node::group("", 0.0, 0.0).key(format!("move.{n}.{i}"));
        node.push(Node::circle("marble", Point::default(), 8.0));
        let begins = i as f64 * 0.1;
        let (from, to) = (start + begins * length, start + (begins + 0.6).min(0.95) * length);
        let path = path.clone();
        scene.moves.push(Move { key: node.key.clone(), node, path, from, to, reveals: None });
    }
}

/// When what the `n`-th event tells travels: where it begins in the step, and its share of it. What one thread gives and
/// another is handed at once goes one after the other.
fn turn(events: &[Event], n: usize) -> (f64, f64) {
    let about = |e: &Event| match e {
        Event::Sent { tid, to: o, .. }
        | Event::Received { tid, from: o, .. }
        | Event::Counted { tid, object: o, .. } => Some((*o, *tid)),
        _ => None,
    };
    let Some((object, _)) = events.get(n).and_then(about) else { return (0.0, 1.0) };
    let (mut turns, mut mine, mut last) = (0, 0, None);
    for (i, e) in events.iter().enumerate() {
        let Some((_, tid)) = about(e).filter(|a| a.0 == object) else { continue };
        if last != Some(tid) {
            turns += 1;
            last = Some(tid);
        }
        if i == n {
            mine = turns - 1;
        }
    }
    (f64::from(mine) / f64::from(turns.max(1)), 1.0 / f64::from(turns.max(1)))
}

/// The holder's chip goes to the lock, or comes back from it.
fn held(scene: &mut Scene, view: &View, spots: &Spots, about: About, taken: bool) {
    let (n, tid, id) = about;
    let (Some(line), Some((p, t))) = (line(scene, view, spots, tid, None, id), view.thread(tid)) else { return };
    let Some(middle) = spot(spots, view, id, "middle") else { return };
    let label = if p.threads.len() > 1 && !t.name.is_empty() { &t.name } else { &p.name };
    let (mut node, _) = parts::chip(label, p.hue, 96.0);
    node.key = format!("move.{n}");
    let path = line.then(&[middle]);
    let path = if taken { path } else { path.reversed() };
    scene.moves.push(Move { key: node.key.clone(), node, path, from: 0.0, to: 0.8, reveals: None });
}

fn spot(spots: &Spots, view: &View, id: Id, name: &str) -> Option<Point> {
    let places = &spots.of(id, view)?.1;
    places.iter().find(|s| s.0 == name).or(places.first()).map(|s| s.1)
}

/// A datagram that gets half-way.
fn lost(scene: &mut Scene, view: &View, spots: &Spots, id: Id, n: usize) {
    let Some(end) = spot(spots, view, id, "middle") else { return };
    let mut node = packet(b"?", 1, 0, true);
    node.key = format!("move.{n}");
    let path = Polyline::new(vec![end.plus(0.0, -90.0), end.plus(14.0, -40.0)]);
    scene.moves.push(Move { key: node.key.clone(), node, path, from: 0.0, to: 0.7, reveals: None });
}

/// A signal from where it waits up into its process.
fn upcall(scene: &mut Scene, spots: &Spots, signal: i32, pid: Pid, n: usize) {
    let name = signal_name(signal);
    let Some(home) = spots.home(pid) else { return };
    let pill = scene.element(&format!("sig.p{pid}.{name}")).map(|e| e.rect.center());
    let start = pill.unwrap_or_else(|| at(home.x, scene.line_y + 20.0));
    let node = signal_node(&name, n);
    let path = Polyline::new(vec![at(start.x, start.y - 8.0), at(start.x, scene.line_y), home]);
    // After it was sent, if that was in the same step.
    let from = if scene.moves.iter().any(|m| m.reveals.is_some()) { 0.45 } else { 0.1 };
    scene.moves.push(Move { key: node.key.clone(), node, path, from, to: 0.95, reveals: None });
}

fn signal_node(name: &str, n: usize) -> Node {
    let text = fit(Style::Title, name, 110.0);
    let w = width(Style::Title, &text) + 16.0;
    let mut node = Node::group("sig", 0.0, 0.0).key(format!("move.{n}"));
    node.push(Node::rect("", Rect::new(-w / 2.0, -11.0, w, 22.0), 6.0));
    node.push(Node::text(Style::Title, at(0.0, 4.5), text).middle());
    node
}

#[derive(Clone, Copy)]
enum Way2 {
    /// Into the kernel, which keeps it.
    Down,
    /// Out of the kernel.
    Up,
    /// From one process to another.
    Across,
}

/// A word that goes between a process and the kernel, or to another process: an exit status, a program.
fn word(scene: &mut Scene, view: &View, spots: &Spots, what: (&str, Pid, Pid, usize), way: Way2) {
    let (text, from, to, n) = what;
    // Of a process that is gone by now the parent's place must do.
    let Some(end) = spots.home(to) else { return };
    let start = spots.home(from).unwrap_or(end);
    let below = at(start.x, scene.line_y + 26.0);
    let path = match way {
        Way2::Down => vec![start, below],
        Way2::Up => vec![below, start],
        Way2::Across => vec![below, at(end.x, scene.line_y + 26.0), end],
    };
    let hue = view.process(from).map_or(0, |p| p.hue);
    let mut node = packet(text.as_bytes(), text.len() as u64, hue, false);
    node.key = format!("move.{n}");
    let path = Polyline::new(path);
    scene.moves.push(Move { key: node.key.clone(), node, path, from: 0.0, to: 0.8, reveals: None });
}

/// A wait status in a word (wait(2)).
fn status_word(status: i32) -> String {
    match status & 0x7f {
        0 => format!("exit {}", (status >> 8) & 0xff),
        signal => signal_name(signal),
    }
}

/// From a process to an object: along the wire of the descriptor, or of the call, or straight.
fn line(scene: &Scene, view: &View, spots: &Spots, tid: Tid, fd: Option<i32>, id: Id) -> Option<Polyline> {
    let pid = view.thread(tid).map(|(p, _)| p.pid)?;
    let object = view.object(id)?.id;
    let wires = || scene.wires.iter().filter(|w| w.pid == pid && w.to == object);
    let wire = wires()
        .find(|w| fd.is_some() && w.fd == fd)
        .or_else(|| wires().find(|w| w.fd.is_none()))
        .or_else(|| wires().next());
    if let Some(w) = wire {
        return Some(w.path.clone());
    }
    let end = spots.of(id, view)?.1.iter().find(|s| s.0 == "middle").or(spots.of(id, view)?.1.first())?.1;
    Some(Polyline::new(vec![spots.home(pid)?, end]))
}

/// Where a message comes to lie, or comes from.
fn message_place(spots: &[(String, Point)], inward: bool) -> Option<Point> {
    let messages = || spots.iter().filter(|s| s.0.starts_with("message "));
    let found = if inward { messages().next_back() } else { spots.iter().find(|s| s.0 == "bay 0") };
    found.or_else(|| spots.iter().find(|s| s.0 == "middle")).map(|s| s.1)
}

type Copied<'a> = (usize, Tid, Id, &'a [u8], u64);

fn byte_moves(scene: &mut Scene, view: &View, spots: &Spots, line: &Polyline, copied: Copied, inward: bool) {
    let (n, tid, id, bytes, slot) = copied;
    let Some((key_of, places, ring)) = spots.of(id, view) else { return };
    let hue = view.thread(tid).map_or(0, |(p, _)| p.hue);
    let slots = match view.object(id).map(|o| &o.what) {
        Some(super::model::Thing::Ring(r)) => r.slots.max(1),
        _ => u64::MAX,
    };
    let shown = bytes.len().min(MOST_BYTES);
    // All start within the first half, each takes as long as the others.
    let stagger = if shown > 1 { 0.45 / shown as f64 } else { 0.0 };
    for (i, b) in bytes.iter().take(shown).enumerate() {
        let s = (slot % slots).wrapping_add(i as u64) % slots;
        let named = |name: &str| places.iter().find(|p| p.0 == name).map(|p| p.1);
        // A byte socket has two rings with slots of the same numbers.
        let half = match view.events.get(n).and_then(|e| super::objects::half(view, e)) {
            Some(Id::Half(_, which)) => format!("{which} "),
            _ => String::new(),
        };
        let end = match view.object(id).map(|o| &o.what) {
            Some(super::model::Thing::Connection(c)) if c.a.id == Some(id) => "into a",
            _ => "into b",
        };
        let place = named(&format!("{half}slot {s}")).or_else(|| named(end)).or_else(|| named("middle"));
        let Some(place) = place else { continue };
        let path = line.then(&round_to(line.points.last().copied().unwrap_or(place), place, *ring));
        let text = glyph(*b);
        let mut node = Node::group(format!("packet {}", parts::hue(hue)), 0.0, 0.0).key(format!("move.{n}.{i}"));
        node.push(Node::rect("", Rect::new(-11.0, -12.0, 22.0, 24.0), 5.0));
        let style = if width(Style::Byte, &text) < 20.0 { Style::Byte } else { Style::ByteSmall };
        node.push(Node::text(style, at(0.0, style.size() * 0.34), text).middle());
        let from = i as f64 * stagger;
        let reveals = inward.then(|| format!("{}.s{s}", key_of.key()));
        let path = if inward { path } else { path.reversed() };
        scene.moves.push(Move { key: node.key.clone(), node, path, from, to: (from + 0.55).min(1.0), reveals });
    }
}

/// The way from a ring's edge to a slot: round the outside, then in.
fn round_to(from: Point, slot: Point, ring: Option<(Point, f64)>) -> Vec<Point> {
    let Some((c, r)) = ring else { return vec![slot] };
    let angle = |p: Point| libm::atan2(p.x - c.x, c.y - p.y).to_degrees();
    let (a, b) = (angle(from), angle(slot));
    let way = short_way(a, b);
    let pieces = (way.abs() / 12.0).ceil().max(1.0) as u32;
    let mut out: Vec<Point> =
        (1..=pieces).map(|i| super::geom::polar(c, r + 6.0, a + way * f64::from(i) / f64::from(pieces))).collect();
    out.push(slot);
    out
}

/// The smaller turn from one angle to another, degrees.
fn short_way(from: f64, to: f64) -> f64 {
    let d = (to - from).rem_euclid(360.0);
    if d > 180.0 { d - 360.0 } else { d }
}

/// A signal from its sender down across the line and to where it waits.
fn rise(scene: &mut Scene, spots: &Spots, signal: i32, from: Pid, to: Pid, n: usize) {
    let name = signal_name(signal);
    let key = format!("sig.p{to}.{name}");
    let Some(pill) = scene.element(&key).map(|e| e.rect.center()) else { return };
    let Some(start) = spots.home(from) else { return };
    let node = signal_node(&name, n);
    let path = Polyline::new(vec![start, at(start.x, scene.line_y + 12.0), at(pill.x, pill.y - 8.0)]);
    scene.moves.push(Move { key: node.key.clone(), node, path, from: 0.0, to: 0.8, reveals: Some(key) });
}

fn packet(bytes: &[u8], len: u64, hue: u8, envelope: bool) -> Node {
    let plain = bytes.iter().all(|b| (0x20..0x7f).contains(b) || matches!(b, b'\n' | b'\t' | b'\r'));
    // An integer as its number rather than as its bytes.
    let words = if plain || bytes.len() < 4 { content(bytes, len) } else { parts::content_words(bytes, len) };
    let text = fit(Style::Byte, &words, 84.0);
    let w = (width(Style::Byte, &text) + 16.0).max(28.0);
    let mut g = Node::group(format!("packet {}", parts::hue(hue)), 0.0, 0.0);
    g.push(Node::rect("", Rect::new(-w / 2.0, -13.0, w, 26.0), if envelope { 2.0 } else { 5.0 }));
    if envelope {
        g.push(Node::path(
            "",
            format!("M{} -12L0 -4L{} -12", super::geom::num(-w / 2.0 + 1.0), super::geom::num(w / 2.0 - 1.0)),
        ));
    }
    let base = if envelope { 8.0 } else { 4.8 };
    g.push(Node::text(Style::Byte, at(0.0, base), text).middle());
    g
}

fn node_width(n: &Node) -> f64 {
    match n.children.first().map(|c| &c.shape) {
        Some(Shape::Rect { w, .. }) => *w,
        _ => 30.0,
    }
}

/// Where on its wire a packet can rest without covering words.
fn rest_place(scene: &Scene, line: &Polyline, w: f64) -> Option<Point> {
    let solid: Vec<Rect> =
        [&scene.cards, &scene.labels, &scene.benches].into_iter().flatten().map(|e| e.rect).collect();
    [0.55, 0.62, 0.48, 0.7, 0.4, 0.78, 0.85, 0.3].into_iter().find_map(|t| {
        let p = line.at(t);
        let r = Rect::new(p.x - w / 2.0, p.y - 13.0, w, 26.0);
        let hit = solid.iter().any(|s| s.overlaps(&r)) || scene.tokens.iter().any(|k| k.at.distance(p) < w);
        let inside = r.x > 2.0 && r.right() < scene.width - 2.0 && p.y > scene.line_y + 14.0;
        (!hit && inside).then_some(p)
    })
}

fn centred(mut node: Node, dx: f64, dy: f64) -> Node {
    if let Shape::Group { x, y, .. } = &mut node.shape {
        (*x, *y) = (dx, dy);
    }
    node
}

/// Where a keyed group is at some time.
#[derive(Clone, Debug, PartialEq)]
pub struct Pose {
    pub key: String,
    pub x: f64,
    pub y: f64,
    /// Degrees.
    pub turn: f64,
    pub opacity: f64,
}

/// Everything that moves between two scenes.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Motion {
    /// Groups to draw on top of the later scene while it moves, gone afterwards; their keys are among the poses.
    pub extras: Vec<Node>,
    tracks: Vec<Track>,
    /// Natural length in milliseconds; 0: nothing moves.
    pub duration: f64,
}

#[derive(Clone, Debug, PartialEq)]
struct Track {
    key: String,
    way: Way,
    /// Shares of the duration in which it moves.
    from: f64,
    to: f64,
    fade: Fade,
}

#[derive(Clone, Debug, PartialEq)]
enum Way {
    Glide { from: (f64, f64, f64), to: (f64, f64, f64) },
    Path(Polyline),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fade {
    No,
    In,
    /// There at first, gone at the end.
    Out,
    /// Not to be seen before it begins or after it ends.
    Passing,
}

/// What moves from one scene to the next; `back` for stepping back, when `from` is the later one.
pub fn motion(from: &Scene, to: &Scene, back: bool) -> Motion {
    let mut m = Motion::default();
    let (before, after) = (groups(from), groups(to));
    let tokens = |s: &Scene| s.tokens.iter().map(|t| t.key.clone()).collect::<BTreeSet<String>>();
    let (had, has) = (tokens(from), tokens(to));
    let mut far: f64 = 0.0;
    for (key, b) in &after {
        let track = |way, a, z, fade| Track { key: key.clone(), way, from: a, to: z, fade };
        match before.get(key) {
            Some(a) => {
                let end = *b;
                let turn = short_way(a.2, b.2);
                if (a.0 - b.0).abs() + (a.1 - b.1).abs() + turn.abs() > 0.2 {
                    far = far.max(at(a.0, a.1).distance(at(b.0, b.1))).max(turn.abs());
                    m.tracks.push(track(Way::Glide { from: (a.0, a.1, b.2 - turn), to: end }, 0.1, 0.9, Fade::No));
                }
            }
            None if has.contains(key) => {}
            None => {
                let born = to.births.iter().find(|x| x.0 == *key && !back).and_then(|x| after.get(&x.1));
                let start = born.copied().unwrap_or(*b);
                far = far.max(at(start.0, start.1).distance(at(b.0, b.1))).max(60.0);
                // Nothing inside a new element fades on its own.
                if top_level(to, key) || born.is_some() {
                    m.tracks.push(track(Way::Glide { from: start, to: *b }, 0.0, 0.7, Fade::In));
                }
            }
        }
    }
    leave(&mut m, from, &after, if back { &[] } else { &to.burials });
    for t in to.tokens.iter().filter(|t| !had.contains(&t.key)) {
        far = far.max(200.0);
        let way = Way::Path(Polyline::new(vec![t.home, t.at]));
        m.tracks.push(Track { key: t.key.clone(), way, from: 0.15, to: 0.95, fade: Fade::In });
    }
    for t in from.tokens.iter().filter(|t| !has.contains(&t.key)) {
        if t.key.starts_with("packet.") {
            continue;
        }
        far = far.max(200.0);
        let way = Way::Path(Polyline::new(vec![t.at, t.home]));
        let mut node = t.placed();
        node.key = format!("leaving.{}", t.key);
        m.tracks.push(Track { key: node.key.clone(), way, from: 0.1, to: 0.95, fade: Fade::Passing });
        m.extras.push(node);
    }
    for mv in if back { &from.moves } else { &to.moves } {
        let path = if back { mv.path.reversed() } else { mv.path.clone() };
        let (a, z) = if back { (1.0 - mv.to, 1.0 - mv.from) } else { (mv.from, mv.to) };
        far = far.max(path.length());
        let track = Track { key: mv.key.clone(), way: Way::Path(path), from: a, to: z, fade: Fade::Passing };
        m.tracks.push(track);
        m.extras.push(mv.node.clone());
        if let Some(key) = mv.reveals.as_ref().filter(|_| !back) {
            if let Some(p) = after.get(key) {
                m.tracks.retain(|t| t.key != *key);
                let way = Way::Glide { from: *p, to: *p };
                m.tracks.push(Track { key: key.clone(), way, from: (z - 0.04).max(0.0), to: z, fade: Fade::In });
            }
        }
    }
    m.duration = match (m.tracks.is_empty(), to.moves.len().max(from.moves.len())) {
        (true, _) => 0.0,
        (false, n) => (260.0 + far * 1.1 + n as f64 * 25.0).min(1300.0),
    };
    m
}

/// What is there no more fades where it stood, or goes to who buried it.
fn leave(m: &mut Motion, from: &Scene, after: &BTreeMap<String, (f64, f64, f64)>, burials: &[(String, String)]) {
    let elements = [&from.cards, &from.objects].into_iter().flatten().map(|e| (&e.key, &e.node));
    let wires = from.wires.iter().map(|w| (&w.node.key, &w.node));
    for (key, node) in elements.chain(wires) {
        if after.contains_key(key) {
            continue;
        }
        let Shape::Group { x, y, .. } = node.shape else { continue };
        let mut ghost = node.clone();
        forget(&mut ghost);
        ghost.key = format!("gone.{key}");
        let to = burials.iter().find(|b| b.0 == *key).and_then(|b| after.get(&b.1));
        let end = to.map_or(at(x, y), |t| at(t.0, t.1));
        let way = Way::Glide { from: (x, y, 0.0), to: (end.x, end.y, 0.0) };
        m.tracks.push(Track { key: ghost.key.clone(), way, from: 0.15, to: 0.7, fade: Fade::Out });
        m.extras.push(ghost);
    }
}

/// Takes the keys out of a drawing: it stands for nothing that lives.
fn forget(node: &mut Node) {
    node.key.clear();
    node.children.iter_mut().for_each(forget);
}

/// The short form for one time: tests, export, dragging.
pub fn pose(before: &Scene, after: &Scene, t: f64) -> Vec<Pose> {
    motion(before, after, false).pose(t)
}

impl Motion {
    /// Where everything that moves is at a share `t` of the duration. Groups that do not move are not listed.
    pub fn pose(&self, t: f64) -> Vec<Pose> {
        let t = t.clamp(0.0, 1.0);
        self.tracks
            .iter()
            .map(|k| {
                let span = (k.to - k.from).max(1e-6);
                let u = ((t - k.from) / span).clamp(0.0, 1.0);
                let e = ease(u);
                let (x, y, turn) = match &k.way {
                    Way::Glide { from, to } => {
                        let mix = |a: f64, b: f64| if u >= 1.0 { b } else { a + (b - a) * e };
                        (mix(from.0, to.0), mix(from.1, to.1), mix(from.2, to.2))
                    }
                    Way::Path(p) => {
                        let q = p.at(e);
                        (q.x, q.y, 0.0)
                    }
                };
                let opacity = match k.fade {
                    Fade::No => 1.0,
                    Fade::In => {
                        if u >= 1.0 {
                            1.0
                        } else {
                            (u * 2.5).min(1.0)
                        }
                    }
                    Fade::Out => 1.0 - u,
                    Fade::Passing if t < k.from || u >= 1.0 => 0.0,
                    Fade::Passing => (u * 12.0).min(1.0).min((1.0 - u) * 8.0),
                };
                Pose { key: k.key.clone(), x, y, turn, opacity }
            })
            .collect()
    }

    pub fn is_still(&self) -> bool {
        self.tracks.is_empty()
    }
}

/// Slow at both ends.
fn ease(t: f64) -> f64 {
    if t < 0.5 { 4.0 * t * t * t } else { 1.0 - (2.0 - 2.0 * t).powi(3) / 2.0 }
}

/// Every keyed group with its own place (within its parent).
fn groups(s: &Scene) -> BTreeMap<String, (f64, f64, f64)> {
    let mut out = BTreeMap::new();
    for n in s.nodes() {
        n.walk(Point::default(), &mut |n, _| {
            if let (false, Shape::Group { x, y, turn }) = (n.key.is_empty(), &n.shape) {
                out.insert(n.key.clone(), (*x, *y, *turn));
            }
        });
    }
    out
}

fn top_level(s: &Scene, key: &str) -> bool {
    s.wires.iter().any(|w| w.node.key == key) || s.element(key).is_some()
}
