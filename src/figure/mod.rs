//! Figures: one moment of a run as a picture, in pure data.
//!
//! `read` fills a `View` from a machine, `trace` from a log of a real system; `scene` lays it out; `narrate` says it in
//! words; `motion` says where things are between two scenes; `svg` writes it down. All are functions of their
//! arguments: the same moment gives the same picture, in the browser, on the command line and in tests.
//!
//! The line between user space and kernel crosses every stage: processes above, objects below. A call goes down
//! through it, a signal comes up. The textbooks' words are used: **in** is a ring's next free slot, **out** its next byte.

pub mod bytes;
pub mod card;
pub mod geom;
pub mod highlight;
pub mod labels;
pub mod layout;
pub mod metrics;
pub mod model;
pub mod motion;
pub mod narrate;
pub mod node;
pub mod objects;
mod paint;
pub mod plan;
pub mod read;
pub mod route;
pub mod scene;
pub mod svg;
pub mod timeline;
pub mod trace;
pub mod words;

use geom::{Point, Polyline, Rect, at};
use model::{Access, Id, State, View};
use node::{Node, Shape, rounded, tip};
use objects::{Cx, Density, Figure, parts};
use route::{Field, Job, Row};
use scene::{About, Element, Scene, Token, Wire};

/// Draws one moment.
pub fn scene(view: &View) -> Scene {
    let mut view = view.clone();
    let mut plan = std::mem::take(&mut view.plan);
    plan.admit(&view);
    view.plan = plan;
    Stage::new(&view).scene()
}

/// The pieces of a scene while it is put together.
struct Stage<'a> {
    view: &'a View,
    layout: layout::Layout,
    cards: Vec<(usize, &'a model::ProcessView, card::Card)>,
    figures: Vec<(usize, &'a model::ObjectView, Figure)>,
}

impl<'a> Stage<'a> {
    fn new(view: &'a View) -> Stage<'a> {
        let layout = layout::layout(&view.plan, view.options.width);
        let cards = plan::wanted_processes(view)
            .filter_map(|p| {
                let i = view.plan.seat_of(p.pid)?;
                let needs = &view.plan.seats.get(i)?.needs;
                let h = layout.seats.get(i)?.h;
                Some((i, p, card::draw(p, needs, &layout.form, h, view)))
            })
            .collect();
        let figures = plan::wanted_objects(view)
            .filter_map(|o| {
                let i = view.plan.place_of(o.id)?;
                let r = *layout.places.get(i)?;
                let slab = matches!(o.what, model::Thing::Memory(_)) && view.plan.places.get(i)?.fingers > 0;
                let density = if slab { Density::Large } else { layout.density };
                let room = if slab { r.w } else { view.options.width.units() - 32.0 };
                let cx = Cx { view, density, room, stretch: slab };
                Some((i, o, objects::draw(o, &cx, objects::Size { w: r.w, h: r.h })))
            })
            .collect();
        Stage { view, layout, cards, figures }
    }

    fn seat(&self, i: usize) -> Rect {
        self.layout.seats.get(i).copied().unwrap_or_default()
    }

    fn place(&self, i: usize) -> Rect {
        self.layout.places.get(i).copied().unwrap_or_default()
    }

    fn row_of(&self, seat: usize) -> usize {
        self.layout.seat_rows.iter().position(|r| r.contains(&seat)).unwrap_or(0)
    }

    fn scene(&self) -> Scene {
        let l = &self.layout;
        let fingers = self.fingers();
        let mut labels = labels::Labels::new(self.view, l);
        labels.signals(&self.cards);
        let wires = self.wires(labels.boxes());
        labels.calls(&self.cards, &wires);
        labels.captions(&wires, &fingers);
        if self.figures.is_empty() && !self.cards.is_empty() {
            labels.empty();
        }
        let mut scene = Scene {
            width: l.width,
            height: l.height,
            line_y: l.line_y,
            backdrop: self.backdrop(&fingers),
            wires,
            narration: narrate::sentence(self.view),
            description: words::description(self.view),
            ..Scene::default()
        };
        scene.labels = labels.done();
        for (seat, p, c) in &self.cards {
            let r = self.seat(*seat);
            scene.cards.push(Element {
                key: format!("p{}", p.pid),
                about: About::Process(p.pid),
                rect: r,
                node: placed(c.node.clone(), r.x, r.y),
            });
        }
        for (place, o, f) in &self.figures {
            let r = self.place(*place);
            let mut node = Node::group(format!("obj {}", kind_class(o)), r.x, r.y).key(o.id.key());
            node.children.clone_from(&f.nodes);
            node.title = words::object(o);
            scene.objects.push(Element { key: o.id.key(), about: About::Object(o.id), rect: r, node });
            for b in &f.benches {
                let rect = b.rect.moved(r.x, r.y);
                scene.benches.push(Element {
                    key: parts::bench_key(o, b.key),
                    about: About::Object(o.id),
                    rect,
                    node: placed(b.node.clone(), rect.x, rect.y),
                });
            }
            for t in &f.tokens {
                // Nobody is shown in two places.
                if scene.tokens.iter().any(|k| k.key == t.key) {
                    continue;
                }
                let mut t = Token { at: t.at.plus(r.x, r.y), ..t.clone() };
                t.home = self.home_of(&t.key).unwrap_or(t.at);
                scene.tokens.push(t);
            }
        }
        motion::add_moves(&mut scene, self.view, &self.spots());
        scene
    }

    /// Where the chip of a thread lives while it waits on no bench.
    fn home_of(&self, key: &str) -> Option<Point> {
        let tid: i32 = key.strip_prefix("chip.t")?.parse().ok()?;
        self.cards
            .iter()
            .find(|(_, p, _)| p.threads.iter().any(|t| t.tid == tid))
            .map(|(s, _, c)| c.home.plus(self.seat(*s).x, self.seat(*s).y))
    }

    /// Named places of all objects, in stage units.
    fn spots(&self) -> motion::Spots {
        let mut out = motion::Spots::default();
        for (i, o, f) in &self.figures {
            let r = self.place(*i);
            let spots = f.spots.iter().map(|(n, p)| (n.clone(), p.plus(r.x, r.y))).collect();
            let ring = f.round.then(|| (f.solid.moved(r.x, r.y).center(), f.solid.w / 2.0));
            out.objects.push((o.id, spots, ring));
        }
        for (s, p, c) in &self.cards {
            let r = self.seat(*s);
            out.processes.push((p.pid, c.home.plus(r.x, r.y)));
        }
        out
    }

    fn backdrop(&self, fingers: &[Finger]) -> Vec<Node> {
        let l = &self.layout;
        let ground = Rect::new(0.0, l.line_y, l.width, l.height - l.line_y);
        let mut out =
            vec![Node::rect("kernel", ground, 0.0), Node::line("boundary", at(0.0, l.line_y), at(l.width, l.line_y))];
        // Memory crosses the line as one piece: outline first, then the inside, so that joints do not show.
        for class in ["finger-out", "finger-in"] {
            for f in fingers {
                let size = if f.wide { "wide" } else { "thin" };
                let more = if f.private { " private" } else { "" };
                out.push(Node::path(format!("{class} {size}{more}"), rounded(&f.path.points, 6.0)));
            }
        }
        out
    }

    /// From each inlet down to its slab.
    fn fingers(&self) -> Vec<Finger> {
        let mut out = Vec::new();
        let l = &self.layout;
        let last_row = l.seat_rows.len().saturating_sub(1);
        for (place, o, f) in &self.figures {
            let r = self.place(*place);
            let top = r.y + f.solid.y + 2.0;
            for (seat, p, c) in &self.cards {
                let s = self.seat(*seat);
                let Some((_, b)) = c.inlets.iter().find(|(id, _)| *id == o.id) else { continue };
                let private = matches!(&o.what, model::Thing::Memory(m)
                    if m.mappings.iter().any(|x| x.pid == p.pid && x.private));
                let row = self.row_of(*seat);
                let from = at(s.x + b.center().x, s.bottom() - 2.0);
                let solid = f.solid.moved(r.x, r.y);
                let mut points = vec![from];
                let mut x = from.x;
                if row < last_row {
                    // Past the rows below, in the gap beside the column.
                    let next =
                        l.seats.iter().filter(|q| q.y > s.y).map(|q| q.x).filter(|qx| *qx > x).fold(l.width, f64::min);
                    let gap = f64::midpoint(s.right(), next.min(s.right() + 34.0));
                    points.push(at(x, s.bottom() + 56.0));
                    points.push(at(gap, s.bottom() + 56.0));
                    x = gap;
                }
                let inside = x.clamp(solid.x + 14.0, (solid.right() - 14.0).max(solid.x + 14.0));
                if (inside - x).abs() > 1.0 {
                    let y = l.line_y + 14.0;
                    points.push(at(x, y));
                    points.push(at(inside, y));
                }
                points.push(at(inside, top));
                let wide = row == last_row && b.w >= 40.0;
                out.push(Finger { path: Polyline::new(points), wide, private });
            }
        }
        out
    }

    fn field(&self) -> Field {
        let l = &self.layout;
        let mut f = Field { width: l.width, ..Field::default() };
        let mut above = 0.0;
        for row in &l.seat_rows {
            let boxes: Vec<Rect> = row.iter().map(|&i| self.seat(i)).collect();
            let top = boxes.first().map_or(0.0, |b| b.y);
            f.strips.push((if above > 0.0 { above + 33.0 } else { 0.0 }, (top - 3.0).max(0.0)));
            above = boxes.iter().map(Rect::bottom).fold(0.0, f64::max);
            f.obstacles.extend(&boxes);
            f.rows.push(Row { boxes });
        }
        let mut above = l.pills_end - 4.0;
        for row in &l.shelves {
            let mut boxes: Vec<Rect> = row.iter().map(|&i| self.place(i)).collect();
            crate::order::sort_by(&mut boxes, |a, b| a.x.total_cmp(&b.x));
            let top = boxes.iter().map(|b| b.y).fold(f64::INFINITY, f64::min);
            f.strips.push((above, if top.is_finite() { top } else { above }));
            above = boxes.iter().map(Rect::bottom).fold(above, f64::max);
            f.obstacles.extend(&boxes);
            f.rows.push(Row { boxes });
        }
        f
    }

    /// `pills`: where signals wait, which curves go round.
    fn wires(&self, pills: Vec<Rect>) -> Vec<Wire> {
        let mut field = self.field();
        field.obstacles.extend(pills);
        let card_rows = self.layout.seat_rows.len();
        let mut jobs: Vec<Job> = Vec::new();
        let mut meta: Vec<(String, i32, Id, Option<i32>, String, Access)> = Vec::new();
        let mut add = |seat: usize, from: Point, place: usize, f: &Figure| {
            let r = self.place(place);
            let solid = f.solid.moved(r.x, r.y);
            let shelf = self.layout.shelves.iter().position(|s| s.contains(&place)).unwrap_or(0);
            let sides = (f.sides.0.map(|x| x + r.x), f.sides.1.map(|x| x + r.x));
            let tops = f.tops.iter().map(|t| (t.0 + r.x, t.1 + r.x, t.2 + r.y)).collect();
            let row = self.row_of(seat);
            let to_row = card_rows + shelf;
            jobs.push(Job { from, from_row: row, to_row, solid, round: f.round, sides, tops, own: r });
        };
        for (seat, p, c) in &self.cards {
            let r = self.seat(*seat);
            let hue = parts::hue(p.hue);
            for (fd, port) in &c.ports {
                let Some(v) = p.fds.iter().find(|f| f.fd == *fd) else { continue };
                let Some((place, o, f)) = self.figures.iter().find(|(_, o, _)| o.id == v.to || o.has_end(v.to)) else {
                    continue;
                };
                let waits = self.waits_through(p, *fd, o.id);
                let moved =
                    self.view.calls.iter().any(|k| k.fd == Some(*fd) && p.threads.iter().any(|t| t.tid == k.tid));
                if matches!(o.what, model::Thing::Terminal(_)) && !moved && !waits {
                    // Everybody has three of them: drawn while they are used.
                    continue;
                }
                let class =
                    format!("wire {hue}{}{}", if waits { " waits" } else { "" }, if moved { " moved" } else { "" });
                let f2 = connection_side(o, f, v.to);
                add(*seat, at(r.x + port.x, r.y + port.y + card::PORT), *place, &f2);
                meta.push((format!("p{}.fd{fd}", p.pid), p.pid, o.id, Some(*fd), class, v.access));
            }
            for (place, o, f) in &self.figures {
                let calls = o.callers.iter().any(|t| p.threads.iter().any(|x| x.tid == *t));
                let mapped = c.inlets.iter().any(|i| i.0 == o.id);
                if calls && !mapped {
                    let gate = c.ports.last().map_or(26.0, |q| q.1.x + 24.0).min(c.bell.x);
                    let waits = p.threads.iter().any(|t| self.waits_on(t.tid, o.id));
                    add(*seat, at(r.x + gate, r.bottom() + 1.0), *place, f);
                    let class = format!("wire call {hue}{}", if waits { " waits" } else { "" });
                    meta.push((format!("p{}.call.{}", p.pid, o.id.key()), p.pid, o.id, None, class, Access::Write));
                }
            }
        }
        let lines = route::lay(&field, &jobs);
        let mut out = Vec::new();
        for ((key, pid, to, fd, class, access), path) in meta.into_iter().zip(lines) {
            let mut node = Node::group(class, 0.0, 0.0).key(format!("wire.{key}"));
            let d = rounded(&path.points, 9.0);
            node.push(Node::path("over", d.clone()));
            node.push(Node::path("", d));
            let n = path.points.len();
            if let (Some(&end), Some(&before)) = (path.points.last(), n.checked_sub(2).and_then(|i| path.points.get(i)))
            {
                if access != Access::Read {
                    node.push(tip("tip", end, heading(before, end), 8.0));
                }
            }
            if access != Access::Write {
                if let Some(&start) = path.points.first() {
                    node.push(tip("tip", start, 0.0, 8.0));
                }
            }
            out.push(Wire { key, pid, to, fd, path, node });
        }
        out
    }

    fn waits_on(&self, tid: i32, id: Id) -> bool {
        self.view.object(id).is_some_and(|o| o.benches.iter().any(|b| b.waiters.iter().any(|w| w.tid == tid)))
    }

    /// Whether a thread of this process sleeps in a call on this descriptor.
    fn waits_through(&self, p: &model::ProcessView, fd: i32, id: Id) -> bool {
        let access = p.fds.iter().find(|f| f.fd == fd).map_or(Access::Both, |f| f.access);
        p.threads.iter().any(|t| match (&t.state, &t.call) {
            (State::Blocked(_), Some(c)) => c.fd == Some(fd),
            // A trace may say no more than the call's name.
            (State::Blocked(call), None) => {
                let reads = ["read", "recv", "accept"].iter().any(|w| call.contains(w));
                self.waits_on(t.tid, id) && access != if reads { Access::Write } else { Access::Read }
            }
            _ => false,
        })
    }
}

/// A slab's reach into an address space.
pub struct Finger {
    pub path: Polyline,
    pub wide: bool,
    pub private: bool,
}

/// A wire to a connection ends at the plate of its own end.
fn connection_side(o: &model::ObjectView, f: &Figure, to: Id) -> Figure {
    let mut f = Figure { nodes: Vec::new(), ..f.clone() };
    if let model::Thing::Connection(c) = &o.what {
        let b = c.b.id == Some(to);
        if let Some(p) = f.spot(if b { "end b" } else { "end a" }) {
            let half = f.spot("plate").map_or(40.0, |q| q.x);
            f.solid = Rect::new(p.x - half, f.solid.y, 2.0 * half, f.solid.h);
            f.tops = vec![(p.x - half + 10.0, p.x + half - 10.0, f.solid.y - 3.0)];
            f.sides = if b { (None, Some(p.x + half + 12.0)) } else { (Some(p.x - half - 12.0), None) };
        }
    }
    f
}

fn heading(from: Point, to: Point) -> f64 {
    libm::atan2(to.x - from.x, from.y - to.y).to_degrees()
}

fn placed(mut node: Node, to_x: f64, to_y: f64) -> Node {
    if let Shape::Group { x, y, .. } = &mut node.shape {
        (*x, *y) = (to_x, to_y);
    }
    node
}

fn kind_class(o: &model::ObjectView) -> &'static str {
    match o.what {
        model::Thing::Ring(_) => "ring-obj",
        model::Thing::Memory(_) => "memory-obj",
        _ => "thing-obj",
    }
}
