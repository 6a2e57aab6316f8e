//! A byte socket: two rings side by side, one for each direction.

use super::super::geom::at;
use super::super::metrics::{Style, fit, width};
use super::super::model::{DuplexView, Id, ObjectView, Thing};
use super::super::node::Node;
use super::{Cx, Density, Figure, ring};
use crate::kernel::event::Object;

/// Between the two.
const GAP: f64 = 14.0;
const TITLE: f64 = 22.0;
/// The room in which they stand beside one another.
const ABREAST: f64 = 700.0;

pub fn sketch(o: &ObjectView, d: &DuplexView, cx: &Cx) -> Figure {
    let port = match o.id {
        Id::Kernel(Object::ByteSocket(p)) => p,
        _ => 0,
    };
    let stacked = cx.room < ABREAST;
    // Two of the largest do not stand beside one another.
    let density = cx.density.max(Density::Medium);
    let halves: Vec<Figure> = d
        .halves
        .iter()
        .zip(0u8..)
        .map(|(h, n)| {
            let part = ObjectView {
                id: Id::Half(port, n),
                name: h.name.clone(),
                what: Thing::Ring(h.ring.clone()),
                benches: h.benches.clone(),
                callers: Vec::new(),
            };
            let own = Cx { density, room: if stacked { cx.room } else { (cx.room - GAP) / 2.0 }, ..*cx };
            ring::sketch(&part, &h.ring, &own)
        })
        .collect();
    let title_w = width(Style::Title, &o.name);
    let (w, h) = match halves.as_slice() {
        [a, b] if stacked => (a.size.w.max(b.size.w), a.size.h + b.size.h + GAP),
        [a, b] => (a.size.w + b.size.w + GAP, a.size.h.max(b.size.h)),
        _ => (60.0, 20.0),
    };
    let w = w.max(title_w.min(cx.room)).ceil();
    let mut f = Figure::new(w, h + TITLE);
    f.nodes.push(Node::text(Style::Title, at(w / 2.0, 13.0), fit(Style::Title, &o.name, w)).middle());
    let (mut x, mut y) = (0.0, TITLE);
    let mut solid = None;
    for (mut half, n) in halves.into_iter().zip(0u8..) {
        let size = half.size;
        half.shift(if stacked { ((w - size.w) / 2.0).round() } else { x }, y);
        solid = Some(solid.map_or(half.solid, |s: super::super::geom::Rect| s.union(&half.solid)));
        f.nodes.extend(half.nodes);
        f.benches.extend(half.benches);
        f.tokens.extend(half.tokens);
        f.spots.extend(half.spots.into_iter().map(|(name, p)| (format!("{n} {name}"), p)));
        if stacked {
            y += size.h + GAP;
        } else {
            x += size.w + GAP;
        }
    }
    if let Some(s) = solid {
        f.solid = s;
        let half = title_w.min(w) / 2.0 + 7.0;
        f.sides = (Some(s.x - 12.0), Some(s.right() + 12.0));
        f.tops = [(8.0, w / 2.0 - half, 0.0), (w / 2.0 + half, w - 8.0, 0.0)]
            .into_iter()
            .filter(|t| t.1 - t.0 > 6.0)
            .collect();
        f.spots.push(("middle".into(), s.center()));
    }
    f
}
