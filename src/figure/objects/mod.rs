//! Kernel objects as figures: one file for each kind.
//!
//! Every kind answers two questions: how much room does it need (`measure`), and what does it look like in the room it
//! got (`draw`). Both go through `sketch`, which draws at natural size with the origin at the top left, so the two
//! cannot disagree. A figure says where its wires may end (`solid`) and where things in it lie (`spots`), for motion.

pub mod clock;
pub mod cond;
pub mod duplex;
pub mod file;
pub mod lock;
pub mod mailbox;
pub mod memory;
pub mod parts;
pub mod poll;
pub mod ring;
pub mod sem;
pub mod socket;
pub mod terminal;

use super::geom::{Point, Rect};
use super::model::{Id, ObjectView, Options, Thing, View};
use super::node::Node;
use super::scene::Token;
use crate::kernel::event::{Event, Object};

/// How much room there is for each object.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Density {
    Large,
    Medium,
    Small,
}

impl Density {
    pub const ALL: [Density; 3] = [Density::Large, Density::Medium, Density::Small];
}

#[derive(Clone, Copy, Debug, PartialEq, Default)]
pub struct Size {
    pub w: f64,
    pub h: f64,
}

impl Size {
    pub fn join(self, o: Size) -> Size {
        Size { w: self.w.max(o.w), h: self.h.max(o.h) }
    }
}

/// What a drawing needs to know besides the object itself.
#[derive(Clone, Copy)]
pub struct Cx<'a> {
    pub view: &'a View,
    pub density: Density,
    /// The widest a figure may be.
    pub room: f64,
    /// Take all of that room: a slab lies below everybody who maps it.
    pub stretch: bool,
}

impl<'a> Cx<'a> {
    pub fn options(&self) -> &'a Options {
        &self.view.options
    }

    pub fn narrow(&self) -> bool {
        self.view.options.width.is_narrow()
    }

    /// The events of the last step that are about this object.
    pub fn events_of(&self, id: Id) -> impl Iterator<Item = &'a Event> + use<'a> {
        let view = self.view;
        self.view
            .events
            .iter()
            .filter(move |e| object_of(e).is_some_and(|o| Id::Kernel(o) == id || half(view, e) == Some(id)))
    }
}

/// The direction of a byte socket that an event is about: a writer's bytes go out of its own end, a reader's come from
/// the other one.
pub fn half(view: &View, e: &Event) -> Option<Id> {
    let (tid, o, writes) = match e {
        Event::CopiedIn { tid, to, .. } => (*tid, *to, true),
        Event::CopiedOut { tid, from, .. } => (*tid, *from, false),
        _ => return None,
    };
    let Object::ByteSocket(port) = o else { return None };
    let Thing::Duplex(d) = &view.object(Id::Kernel(o))?.what else { return None };
    let pid = view.thread(tid)?.0.pid;
    let end = d.halves.iter().position(|h| h.owners.contains(&pid))?;
    Some(Id::Half(port, if writes { end } else { 1 - end } as u8))
}

/// The object an event is about.
pub fn object_of(e: &Event) -> Option<Object> {
    match e {
        Event::CopiedIn { to: o, .. }
        | Event::Sent { to: o, .. }
        | Event::CopiedOut { from: o, .. }
        | Event::Received { from: o, .. }
        | Event::Counted { object: o, .. }
        | Event::Locked { object: o, .. }
        | Event::Unlocked { object: o, .. } => Some(*o),
        _ => None,
    }
}

/// An object drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    pub size: Size,
    pub nodes: Vec<Node>,
    /// The figure itself, without captions: wires end at this box's edges, or at the circle in it.
    pub solid: Rect,
    pub round: bool,
    /// Where a wire may come down at its left and right without meeting text; None: not from that side.
    pub sides: (Option<f64>, Option<f64>),
    /// Stretches of its top (from x, to x, y) where a wire may come straight down.
    pub tops: Vec<(f64, f64, f64)>,
    /// The wait queues, by their keys.
    pub benches: Vec<Bench>,
    pub tokens: Vec<Token>,
    /// Named places within, for things that move to and from them: "slot 3", "message 12".
    pub spots: Vec<(String, Point)>,
}

/// A wait queue drawn; it may lie anywhere in its object's room.
#[derive(Clone, Debug, PartialEq)]
pub struct Bench {
    pub key: &'static str,
    pub rect: Rect,
    pub node: Node,
}

impl Figure {
    pub fn new(w: f64, h: f64) -> Figure {
        Figure {
            size: Size { w, h },
            nodes: Vec::new(),
            solid: Rect::new(0.0, 0.0, w, h),
            round: false,
            sides: (Some(-8.0), Some(w + 8.0)),
            tops: Vec::new(),
            benches: Vec::new(),
            tokens: Vec::new(),
            spots: Vec::new(),
        }
    }

    pub fn spot(&self, name: &str) -> Option<Point> {
        self.spots.iter().find(|s| s.0 == name).map(|s| s.1)
    }

    /// Everything moved by so much, to sit in a larger room.
    pub fn shift(&mut self, dx: f64, dy: f64) {
        if dx == 0.0 && dy == 0.0 {
            return;
        }
        let nodes = std::mem::take(&mut self.nodes);
        let mut g = Node::group("", dx, dy);
        g.children = nodes;
        self.nodes.push(g);
        self.solid = self.solid.moved(dx, dy);
        self.sides = (self.sides.0.map(|x| x + dx), self.sides.1.map(|x| x + dx));
        for t in &mut self.tops {
            *t = (t.0 + dx, t.1 + dx, t.2 + dy);
        }
        for b in &mut self.benches {
            b.rect = b.rect.moved(dx, dy);
        }
        for t in &mut self.tokens {
            t.at = t.at.plus(dx, dy);
        }
        for s in &mut self.spots {
            s.1 = s.1.plus(dx, dy);
        }
    }
}

/// The room an object needs.
pub fn measure(o: &ObjectView, cx: &Cx) -> Size {
    sketch(o, cx).size
}

/// The object in the middle of the room it got (at least its measure).
pub fn draw(o: &ObjectView, cx: &Cx, room: Size) -> Figure {
    let mut f = sketch(o, cx);
    let dx = ((room.w - f.size.w) / 2.0).max(0.0).round();
    let dy = ((room.h - f.size.h) / 2.0).max(0.0).round();
    f.shift(dx, dy);
    f.size = f.size.join(room);
    f
}

fn sketch(o: &ObjectView, cx: &Cx) -> Figure {
    match &o.what {
        Thing::Ring(r) => ring::sketch(o, r, cx),
        Thing::Counter { value, unit } => sem::counter(o, *value, unit, cx),
        Thing::SemSet { values, note } => sem::set(o, values, note, cx),
        Thing::Duplex(d) => duplex::sketch(o, d, cx),
        Thing::Lock { owner, depth, note } => lock::mutex(o, owner.as_ref(), *depth, note, cx),
        Thing::ReadWriteLock { writer, readers } => lock::read_write(o, writer.as_ref(), readers, cx),
        Thing::Condition { mutex } => cond::condition(o, mutex, cx),
        Thing::Barrier { count, arrived } => cond::barrier(o, *count, *arrived, cx),
        Thing::Mailbox(m) => mailbox::sketch(o, m, cx),
        Thing::Memory(m) => memory::sketch(o, m, cx),
        Thing::File(f) => file::sketch(o, f, cx),
        Thing::Terminal(t) => terminal::sketch(o, t, cx),
        Thing::Socket(s) => socket::sketch(o, s, cx),
        Thing::Connection(c) => socket::connection(o, c, cx),
        Thing::Timer { next, every, expirations } => clock::timer(o, *next, *every, *expirations, cx),
        Thing::Clock { now } => clock::clock(o, *now, cx),
        Thing::Watches { watched, told } => poll::watches(o, watched, told, cx),
        Thing::SignalSet { set, waiting } => poll::signal_set(o, set, waiting, cx),
        Thing::Epoll { items } => poll::epoll(o, items, cx),
        Thing::Wait { note } => clock::wait(o, note, cx),
    }
}
