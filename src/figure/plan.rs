//! Who has which place on the stage.
//!
//! A plan only grows: a seat for each process, a place for each object, each with the most room its occupant has needed
//! so far. Layout works on the plan, not on who happens to be there, so nothing moves because a bench fills or a
//! process ends; whoever replays a run whose states are known admits all of them first and then nothing moves at all.
//! A seat or place whose occupant is gone is given to the next newcomer.

use std::collections::BTreeSet;

use super::model::{Id, ObjectView, ProcessView, Thing, View};
use super::objects::{self, Cx, Density, Size};
use crate::kernel::Pid;

/// The most processes drawn at once; the rest is counted.
pub const MOST_SEATS: usize = 8;
/// The most objects drawn at once.
pub const MOST_PLACES: usize = 12;

#[derive(Clone, Debug, PartialEq, Default)]
pub struct Plan {
    pub seats: Vec<Seat>,
    pub places: Vec<Place>,
}

/// A process's place.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Seat {
    /// Everybody who ever sat here.
    pub pids: Vec<Pid>,
    pub needs: Needs,
}

/// What a card has had to show.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Needs {
    pub lines: usize,
    /// The width its variables have needed, side by side.
    pub vars: u32,
    pub threads: usize,
    /// More than one frame, or a handler's.
    pub frames: bool,
    pub masked: bool,
    pub pages: bool,
    /// A ring in its own memory: the room it is drawn in.
    pub ring: Option<(u32, u32)>,
    pub fds: BTreeSet<i32>,
    pub maps: usize,
    /// Signals on their way at one time.
    pub signals: usize,
}

/// An object's place.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    pub ids: Vec<Id>,
    /// Objects of one kind take over one another's places.
    pub kind: &'static str,
    pub sizes: [Size; 3],
    /// How many processes map it, for shared memory.
    pub fingers: usize,
}

impl Plan {
    /// Makes room for everybody in a view.
    pub fn admit(&mut self, view: &View) {
        let alive: BTreeSet<Pid> = view.processes.iter().map(|p| p.pid).collect();
        let mut taken: BTreeSet<usize> = BTreeSet::new();
        for p in wanted_processes(view) {
            let have = self.seats.iter().enumerate().position(|(i, s)| s.pids.contains(&p.pid) && !taken.contains(&i));
            let free = || {
                self.seats
                    .iter()
                    .enumerate()
                    .position(|(i, s)| !taken.contains(&i) && !s.pids.iter().any(|pid| alive.contains(pid)))
            };
            let seat = match have.or_else(free) {
                Some(i) => i,
                None if self.seats.len() < MOST_SEATS => {
                    self.seats.push(Seat::default());
                    self.seats.len() - 1
                }
                None => continue,
            };
            taken.insert(seat);
            let needs = needs_of(p, view);
            let Some(s) = self.seats.get_mut(seat) else { continue };
            // The last of them is who sits here now, should two have met in one seat.
            s.pids.retain(|x| *x != p.pid);
            s.pids.push(p.pid);
            s.needs.join(&needs);
        }
        let here: BTreeSet<Id> = view.objects.iter().map(|o| o.id).collect();
        let mut used: BTreeSet<usize> = BTreeSet::new();
        for o in wanted_objects(view) {
            let kind = kind_of(o);
            let have = self.places.iter().enumerate().position(|(i, s)| s.ids.contains(&o.id) && !used.contains(&i));
            let free = || {
                self.places.iter().enumerate().position(|(i, s)| {
                    s.kind == kind && !used.contains(&i) && !s.ids.iter().any(|id| here.contains(id))
                })
            };
            let place = match have.or_else(free) {
                Some(i) => i,
                None if self.places.len() < MOST_PLACES => {
                    self.places.push(Place { ids: Vec::new(), kind, sizes: [Size::default(); 3], fingers: 0 });
                    self.places.len() - 1
                }
                None => {
                    // No room left: the first place whose occupant is gone, whatever its kind.
                    let gone =
                        |(i, s): (usize, &Place)| !used.contains(&i) && !s.ids.iter().any(|id| here.contains(id));
                    let Some(i) = self.places.iter().enumerate().position(gone) else { continue };
                    if let Some(p) = self.places.get_mut(i) {
                        p.kind = kind;
                        p.ids.clear();
                    }
                    i
                }
            };
            used.insert(place);
            let Some(p) = self.places.get_mut(place) else { continue };
            p.ids.retain(|x| *x != o.id);
            p.ids.push(o.id);
            for (size, density) in p.sizes.iter_mut().zip(Density::ALL) {
                let cx = Cx { view, density, room: view.options.width.units() - 32.0, stretch: false };
                *size = size.join(objects::measure(o, &cx));
            }
            if let Thing::Memory(m) = &o.what {
                p.fingers = p.fingers.max(m.mappings.len());
            }
        }
    }

    /// The seat where a process sits now.
    pub fn seat_of(&self, pid: Pid) -> Option<usize> {
        self.seats.iter().position(|s| s.pids.last() == Some(&pid))
    }

    pub fn place_of(&self, id: Id) -> Option<usize> {
        self.places.iter().position(|p| p.ids.last() == Some(&id))
    }
}

/// The processes to be drawn.
pub fn wanted_processes(view: &View) -> impl Iterator<Item = &ProcessView> {
    let only = &view.options.only_processes;
    view.processes.iter().filter(move |p| only.is_empty() || only.contains(&p.pid))
}

/// The objects to be drawn.
pub fn wanted_objects(view: &View) -> impl Iterator<Item = &ObjectView> {
    let o = &view.options;
    view.objects.iter().filter(move |x| {
        (o.only_objects.is_empty() || o.only_objects.contains(&x.id))
            && !o.hide_objects.contains(&x.id)
            && (o.terminal || !matches!(x.what, Thing::Terminal(_)))
    })
}

fn needs_of(p: &ProcessView, view: &View) -> Needs {
    let t = p.focus_thread();
    let live = p.threads.len();
    let own: usize = p.threads.iter().map(|t| t.signals.len()).sum();
    Needs {
        // What went wrong is told there, too.
        lines: t.and_then(|t| t.source.as_ref()).map_or(if p.fault.is_some() { 5 } else { 0 }, |s| s.lines.len()),
        vars: t.map_or(0, |t| t.vars.iter().map(|v| super::card::var_width(v, 260.0) + 6.0).sum::<f64>().ceil() as u32),
        threads: if live > 1 { live } else { 0 },
        frames: p.threads.iter().any(|t| t.frames.len() > 1 || t.frames.iter().any(|f| f.handler_of.is_some())),
        masked: p.threads.iter().any(|t| !t.masked.is_empty()),
        pages: !p.pages.is_empty(),
        ring: super::card::ring_figure(p, view).map(|f| (f.size.w.ceil() as u32, f.size.h.ceil() as u32)),
        fds: p.fds.iter().map(|f| f.fd).collect(),
        maps: maps_of(p.pid, view).count(),
        signals: p.signals.len() + own,
    }
}

/// The shared memory a process maps.
pub fn maps_of(pid: Pid, view: &View) -> impl Iterator<Item = (&ObjectView, &super::model::MappingView)> {
    wanted_objects(view).filter_map(move |o| match &o.what {
        Thing::Memory(m) => m.mappings.iter().find(|x| x.pid == pid).map(|x| (o, x)),
        _ => None,
    })
}

impl Needs {
    fn join(&mut self, o: &Needs) {
        self.lines = self.lines.max(o.lines);
        self.vars = self.vars.max(o.vars);
        self.threads = self.threads.max(o.threads);
        self.frames |= o.frames;
        self.masked |= o.masked;
        self.pages |= o.pages;
        self.ring = match (self.ring, o.ring) {
            (Some(a), Some(b)) => Some((a.0.max(b.0), a.1.max(b.1))),
            (a, b) => a.or(b),
        };
        self.fds.extend(&o.fds);
        self.maps = self.maps.max(o.maps);
        self.signals = self.signals.max(o.signals);
    }
}

fn kind_of(o: &ObjectView) -> &'static str {
    match &o.what {
        Thing::Ring(_) => "ring",
        Thing::Counter { .. } => "counter",
        Thing::SemSet { .. } => "set",
        Thing::Duplex(_) => "duplex",
        Thing::Lock { .. } | Thing::ReadWriteLock { .. } => "lock",
        Thing::Condition { .. } => "condition",
        Thing::Barrier { .. } => "barrier",
        Thing::Mailbox(_) => "mailbox",
        Thing::Memory(_) => "memory",
        Thing::File(_) => "file",
        Thing::Terminal(_) => "terminal",
        Thing::Socket(_) => "socket",
        Thing::Connection(_) => "connection",
        Thing::Timer { .. } => "timer",
        Thing::SignalSet { .. } => "signal set",
        Thing::Watches { .. } => "inotify",
        Thing::Epoll { .. } => "epoll",
        Thing::Clock { .. } => "clock",
        Thing::Wait { .. } => "wait",
    }
}
