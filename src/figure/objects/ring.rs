//! The ring: a pipe's, a FIFO's or a byte socket's buffer, drawn as the ring it is and, on request, as the array it is.
//!
//! Two hands: **in** points at the next free slot, **out** at the next byte to read. (One of the sources says
//! `dataEnd` and `dataStart`, xv6 `nwrite` and `nread`, Linux head and tail.) Nothing shifts; the hands roll round.
//!
//! Up to sixteen slots are drawn one by one, slot 0 just right of the top. Of a larger ring the slots near the hands
//! are drawn and the rest is folded into a piece that says how many it stands for. The windows begin and end at
//! multiples of four, so that they stand still while a hand moves within them.

use super::super::bytes::{counted, grouped};
use super::super::geom::{Point, Rect, at, num, polar};
use super::super::metrics::{Style, choose, fit, width};
use super::super::model::{ObjectView, RingView};
use super::super::node::{Node, tip};
use super::parts::{self, Stack, wedge};
use super::{Cx, Density, Figure};
use crate::kernel::event::Event;

/// A stretch of the ring as it is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece {
    Slot(u64),
    /// `count` slots from `from` on, all full or all free.
    Fold {
        from: u64,
        count: u64,
        full: bool,
    },
}

/// The pieces of a ring in order, at most `limit` slots one by one.
pub fn pieces(r: &RingView, limit: u64) -> Vec<Piece> {
    let s = r.slots;
    if s <= limit {
        return (0..s).map(Piece::Slot).collect();
    }
    let out = r.out % s;
    let base = out - out % 4;
    let after = (((out + r.len) / 4 + 1) * 4).min(base + s);
    let slots = |from: u64, to: u64| (from..to).map(move |i| Piece::Slot(i % s));
    let mut all = Vec::new();
    let half = limit / 2;
    let end = if after - base <= limit {
        all.extend(slots(base, base + limit));
        base + limit
    } else {
        all.extend(slots(base, base + half));
        let hidden = (after - half) - (base + half);
        if hidden > 0 {
            all.push(Piece::Fold { from: (base + half) % s, count: hidden, full: true });
        }
        all.extend(slots(after - half, after));
        after
    };
    if base + s > end {
        all.push(Piece::Fold { from: end % s, count: base + s - end, full: false });
    }
    all
}

/// What happened to the slots in the last step.
struct Just {
    filled: Vec<(u64, u64)>,
    emptied: Vec<(u64, u64)>,
}

impl Just {
    fn of(o: &ObjectView, cx: &Cx) -> Just {
        let mut just = Just { filled: Vec::new(), emptied: Vec::new() };
        for e in cx.events_of(o.id) {
            match e {
                Event::CopiedIn { bytes, slot, .. } => just.filled.push((*slot, bytes.len() as u64)),
                Event::CopiedOut { bytes, slot, .. } => just.emptied.push((*slot, bytes.len() as u64)),
                _ => {}
            }
        }
        just
    }

    fn class(&self, r: &RingView, slot: u64) -> &'static str {
        let hit = |list: &[(u64, u64)]| list.iter().any(|&(from, n)| (slot + r.slots - from % r.slots) % r.slots < n);
        let full = r.holds(slot);
        let changed = r.cells.get(slot as usize).is_some_and(|c| c.changed);
        if full && (hit(&self.filled) || changed) {
            "slot full just"
        } else if full {
            "slot full"
        } else if hit(&self.emptied) || changed {
            "slot left"
        } else {
            "slot"
        }
    }
}

/// What is written into a slot, its middle at `c`. In a program's own array what was taken out still lies there; it is
/// drawn faintly.
fn content(r: &RingView, slot: u64, c: Point, room: f64) -> Vec<Node> {
    if r.cells.is_empty() {
        return r.byte(slot).map(|b| parts::byte(b, c, room)).unwrap_or_default();
    }
    let Some(cell) = r.cells.get(slot as usize) else { return Vec::new() };
    if cell.undefined {
        return parts::byte(None, c, room);
    }
    let stale = !r.holds(slot);
    if stale && matches!(cell.text.as_str(), "\\0" | "0" | "NULL") {
        return Vec::new();
    }
    let style = if width(Style::Byte, &cell.text) <= room { Style::Byte } else { Style::ByteSmall };
    let text = fit(style, &cell.text, room.max(12.0));
    vec![Node::text(style, at(c.x, c.y + style.size() * 0.34), text).middle().also(if stale { "stale" } else { "" })]
}

/// "full: 11 bytes", "empty", "3 of 11 bytes".
fn count_words(r: &RingView, room: f64) -> String {
    let (len, cap) = (grouped(r.len), grouped(r.room));
    // A program's own array may hold anything.
    let one = match (r.cells.is_empty(), r.room) {
        (false, _) => "slots",
        (true, 1) => "byte",
        (true, _) => "bytes",
    };
    if r.len == 0 {
        return choose(Style::Sub, &["empty"], room);
    }
    if r.len >= r.room {
        return choose(Style::Sub, &[&format!("full: {len} {one}"), &format!("full: {len}"), "full"], room);
    }
    choose(
        Style::Sub,
        &[&format!("{len} of {cap} {one}"), &format!("{len} of {cap}"), &format!("{len}/{cap}"), &len],
        room,
    )
}

/// "1 writer · 2 readers"; nothing for a ring that has no ends.
fn ends_words(o: &ObjectView, r: &RingView) -> String {
    // A FIFO may have had none yet; a pipe was made with both.
    let fifo = o.name.starts_with("FIFO");
    let part = |n: u32, one: &str, many: &str| match n {
        0 if fifo => format!("no {one}"),
        0 => format!("no {one} is left"),
        n => counted(n.into(), one, many),
    };
    match (r.writers, r.readers) {
        (Some(w), Some(n)) => format!("{} · {}", part(w, "writer", "writers"), part(n, "reader", "readers")),
        _ => String::new(),
    }
}

pub fn sketch(o: &ObjectView, r: &RingView, cx: &Cx) -> Figure {
    if cx.density == Density::Small || cx.options().arrays.contains(&o.id) || r.slots == 0 {
        array(o, r, cx)
    } else {
        round(o, r, cx)
    }
}

fn round(o: &ObjectView, r: &RingView, cx: &Cx) -> Figure {
    let large = cx.density == Density::Large;
    let (outer, inner) = match (large, cx.narrow()) {
        (true, false) => (92.0, 58.0),
        (true, true) => (84.0, 52.0),
        (false, false) => (68.0, 41.0),
        (false, true) => (64.0, 41.0),
    };
    let pad = if large { 35.0 } else { 34.0 };
    let name_at = outer + pad - 7.0;
    let label = if large { grouped(r.slots.saturating_sub(1)) } else { String::new() };
    let side = outer + 34.0 + width(Style::Hand, &format!("out {label}"));
    let center_room = 2.0 * (inner - 15.0);
    let titled = width(Style::Title, &o.name) > center_room;
    let stack = Stack {
        o,
        w: (2.0 * side).min(cx.room),
        h: 2.0 * (outer + pad),
        caption: if large || r.readers == Some(0) || r.writers == Some(0) { ends_words(o, r) } else { String::new() },
        abreast: true,
        title: titled,
        from_above: false,
    };
    let (mut f, origin) = stack.frame(cx);
    let c = origin.plus(stack.w / 2.0, outer + pad);
    let just = Just::of(o, cx);
    let key = o.id.key();
    let parts = pieces(r, if large { 16 } else { 12 });
    let weight = |p: &Piece| if matches!(p, Piece::Slot(_)) { 1.0 } else { 3.0 };
    let total: f64 = parts.iter().map(weight).sum();
    let mid_radius = f64::midpoint(outer, inner);
    let mut g = Node::group("ring", c.x, c.y);
    let center = at(0.0, 0.0);
    let mut from = 0.0;
    let mut angles: Vec<(u64, f64)> = Vec::new();
    for p in &parts {
        let span = 360.0 * weight(p) / total.max(1.0);
        let (to, mid) = (from + span, from + span / 2.0);
        match *p {
            Piece::Slot(i) => {
                // A whole circle has no corners to draw from.
                let to_drawn = if parts.len() == 1 { to - 1.0 } else { to };
                g.push(Node::path(just.class(r, i), wedge(center, inner, outer, from, to_drawn, 1.0)));
                let arc = mid_radius * span.to_radians();
                let drawn = content(r, i, polar(center, mid_radius, mid), (arc - 6.0).min(outer - inner - 8.0));
                if !drawn.is_empty() {
                    let mut letter = Node::group("", 0.0, 0.0).key(format!("{key}.s{i}"));
                    letter.children = drawn;
                    g.push(letter);
                }
                let text = grouped(i);
                let index_arc = (inner - 11.0) * span.to_radians();
                if width(Style::Index, &text) + 3.0 <= index_arc || (i % 4 == 0 && r.slots > 16) {
                    let q = polar(center, inner - 10.0, mid);
                    g.push(Node::text(Style::Index, at(q.x, q.y + 3.3), text).middle());
                }
                angles.push((i, mid));
                f.spots.push((format!("slot {i}"), polar(c, mid_radius, mid)));
            }
            Piece::Fold { from: first, count, full } => {
                let class = if full { "fold full" } else { "fold" };
                let title = format!("slots {} to {}", grouped(first), grouped((first + count - 1) % r.slots));
                g.push(Node::path(class, wedge(center, inner + 3.0, outer - 3.0, from, to, 2.0)).title(title));
                let q = polar(center, mid_radius, mid);
                g.push(Node::text(Style::Index, at(q.x, q.y - 1.0), grouped(count)).middle());
                g.push(Node::text(Style::Index, at(q.x, q.y + 9.0), if full { "full" } else { "free" }).middle());
                let spot = c.plus(q.x, q.y);
                f.spots.push((format!("fold {}", if full { "full" } else { "free" }), spot));
            }
        }
        from = to;
    }
    let angle = |slot: u64| angles.iter().find(|a| a.0 == slot).map_or(0.0, |a| a.1);
    let words = count_words(r, center_room);
    if titled {
        g.push(Node::text(Style::Sub, at(0.0, 4.0), words).middle());
    } else {
        g.push(Node::text(Style::Title, at(0.0, -5.0), fit(Style::Title, &o.name, center_room)).middle());
        g.push(Node::text(Style::Sub, at(0.0, 12.0), words).middle());
    }
    f.nodes.push(g);
    let (a_out, a_in) = (angle(r.out % r.slots), angle(r.in_()));
    let same = r.out % r.slots == r.in_();
    let bias = if same { (180.0 / total).min(7.0) } else { 0.0 };
    let reach = outer + 4.0;
    let hands = [("out", r.out % r.slots, a_out - bias), ("in", r.in_(), a_in + bias)];
    for (name, _, a) in hands {
        let mut h = Node::group(format!("hand {name}"), c.x, c.y).turned(a).key(format!("{key}.{name}"));
        h.push(Node::path("", format!("M0 {}V{}", num(-reach - 20.0), num(-reach - 6.0))));
        h.push(tip("tip", at(0.0, -reach), 180.0, 9.0));
        f.nodes.push(h);
    }
    // Names stand apart even where the hands are side by side.
    let mut la = [hands[0].2, hands[1].2];
    let turn = (la[1] - la[0]).rem_euclid(360.0);
    let apart = 25.0;
    if turn < apart {
        la = [la[0] - (apart - turn) / 2.0, la[1] + (apart - turn) / 2.0];
    } else if turn > 360.0 - apart {
        let d = (apart - (360.0 - turn)) / 2.0;
        la = [la[0] + d, la[1] - d];
    }
    for (i, (name, slot, _)) in hands.into_iter().enumerate() {
        let p = polar(c, name_at, la[i]);
        let other = polar(c, name_at, la[1 - i]);
        let text = if large { format!("{name} {}", grouped(slot)) } else { name.to_string() };
        let dx = p.x - c.x;
        let node = Node::text(Style::Hand, at(0.0, 4.0), text).also(name).also("halo");
        let crowded = (p.y - other.y).abs() < 15.0 && dx.abs() < outer * 0.75;
        let (node, shift) = if (crowded && p.x > other.x) || (!crowded && dx > outer * 0.45) {
            (node, -4.0)
        } else if (crowded && p.x < other.x) || (!crowded && dx < -outer * 0.45) {
            (node.end(), 4.0)
        } else {
            (node.middle(), 0.0)
        };
        f.nodes.push(Node::group("", p.x + shift, p.y).key(format!("{key}.{name}-name")).with(node));
        f.spots.push((name.to_string(), polar(c, mid_radius, hands[i].2)));
    }
    f.solid = Rect::new(c.x - outer, c.y - outer, 2.0 * outer, 2.0 * outer);
    f.round = true;
    let (l, r) = (c.x - outer - 24.0, c.x + outer + 24.0);
    let (a, b) = (c.x - outer * 0.7, c.x + outer * 0.7);
    if titled {
        let half = width(Style::Title, &o.name).min(f.size.w) / 2.0 + 7.0;
        f.sides = (Some(l.min(c.x - half)), Some(r.max(c.x + half)));
        f.tops = [(a, c.x - half, 0.0), (c.x + half, b, 0.0)].into_iter().filter(|t| t.1 - t.0 > 4.0).collect();
    } else {
        f.sides = (Some(l), Some(r));
        f.tops = vec![(a, b, 0.0)];
    }
    f
}

/// The array with its two indices.
fn array(o: &ObjectView, r: &RingView, cx: &Cx) -> Figure {
    let asked = cx.options().arrays.contains(&o.id);
    let (cw, ch) = if asked && !cx.narrow() { (30.0, 32.0) } else { (22.0, 26.0) };
    let most = if asked { ((cx.room - 110.0) / cw).clamp(6.0, 24.0) as u64 } else { 8 };
    let parts = pieces(r, most / 4 * 4);
    let fold_w = 58.0;
    let wide = |p: &Piece| if matches!(p, Piece::Slot(_)) { cw } else { fold_w };
    let w: f64 = parts.iter().map(wide).sum();
    let words = count_words(r, 200.0);
    let ends = ends_words(o, r);
    let caption = if asked && !ends.is_empty() { format!("{words} · {ends}") } else { words };
    let below = 42.0;
    let stack = Stack {
        o,
        w: w.max(110.0) + 44.0,
        h: ch + 12.0 + below,
        caption,
        abreast: asked,
        title: true,
        from_above: false,
    };
    let (mut f, origin) = stack.frame(cx);
    let just = Just::of(o, cx);
    let left = origin.x + (stack.w - w) / 2.0;
    let top = origin.y + 12.0;
    let key = o.id.key();
    let mut x = left;
    let mut g = Node::group("array", 0.0, 0.0);
    let mut middles: Vec<(u64, f64)> = Vec::new();
    for p in &parts {
        match *p {
            Piece::Slot(i) => {
                g.push(Node::rect(just.class(r, i), Rect::new(x, top, cw, ch), 0.0));
                let drawn = content(r, i, at(x + cw / 2.0, top + ch / 2.0), cw - 5.0);
                if !drawn.is_empty() {
                    let mut letter = Node::group("", 0.0, 0.0).key(format!("{key}.s{i}"));
                    letter.children = drawn;
                    g.push(letter);
                }
                let text = grouped(i);
                if width(Style::Index, &text) <= cw - 2.0 || i % 4 == 0 {
                    g.push(Node::text(Style::Index, at(x + cw / 2.0, top - 3.0), text).middle());
                }
                middles.push((i, x + cw / 2.0));
                f.spots.push((format!("slot {i}"), at(x + cw / 2.0, top + ch / 2.0)));
            }
            Piece::Fold { count, full, .. } => {
                let class = if full { "fold full" } else { "fold" };
                g.push(Node::rect(class, Rect::new(x + 2.0, top + 2.0, fold_w - 4.0, ch - 4.0), 0.0));
                let words = format!("{} {}", grouped(count), if full { "full" } else { "free" });
                let mid = at(x + fold_w / 2.0, top + ch / 2.0);
                g.push(
                    Node::text(Style::Index, at(mid.x, mid.y + 3.5), fit(Style::Index, &words, fold_w - 6.0)).middle(),
                );
                f.spots.push((format!("fold {}", if full { "full" } else { "free" }), mid));
            }
        }
        x += wide(p);
    }
    f.nodes.push(g);
    let find = |slot: u64| middles.iter().find(|m| m.0 == slot).map_or(left + w / 2.0, |m| m.1);
    let slots = r.slots.max(1);
    let (x_out, x_in) = (find(r.out % slots), find(r.in_()));
    let same = (x_out - x_in).abs() < 1.0;
    for (name, slot, x, push) in [("out", r.out % slots, x_out, -5.0), ("in", r.in_(), x_in, 5.0)] {
        let x = if same { x + push } else { x };
        let base = top + ch;
        let mut h = Node::group(format!("hand {name}"), x, base).key(format!("{key}.{name}"));
        h.push(Node::path("", "M0 18V7"));
        h.push(tip("tip", at(0.0, 2.0), 0.0, 8.0));
        f.nodes.push(h);
        let text = if asked { format!("{name} {}", grouped(slot)) } else { name.to_string() };
        let close = (x_out - x_in).abs() < width(Style::Hand, &text) + 8.0;
        let node = Node::text(Style::Hand, at(0.0, 0.0), text).also(name);
        let (node, dx) = match (close, x_out <= x_in, name) {
            (false, ..) => (node.middle(), 0.0),
            (true, true, "out") | (true, false, "in") => (node.end(), if same { 1.0 } else { 6.0 }),
            (true, ..) => (node, if same { -1.0 } else { -6.0 }),
        };
        f.nodes.push(Node::group("", x + dx, base + 31.0).key(format!("{key}.{name}-name")).with(node));
        f.spots.push((name.to_string(), Point { x, y: top + ch / 2.0 }));
    }
    f.solid = Rect::new(left, top, w, ch);
    for t in &mut f.tops {
        *t = (t.0.max(left + 4.0), t.1.min(left + w - 4.0), top - 13.0);
    }
    f.tops.retain(|t| t.1 - t.0 > 4.0);
    f
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ring(slots: u64, out: u64, len: u64) -> RingView {
        RingView { slots, room: slots, out, len, ..RingView::default() }
    }

    #[test]
    fn a_small_ring_is_drawn_whole() {
        assert_eq!(pieces(&ring(4, 3, 2), 16), (0..4).map(Piece::Slot).collect::<Vec<_>>());
    }

    #[test]
    fn a_large_one_is_folded() {
        let p = pieces(&ring(65_536, 5, 3), 16);
        assert_eq!(p.len(), 17);
        assert_eq!(p[0], Piece::Slot(4));
        assert_eq!(p[16], Piece::Fold { from: 20, count: 65_520, full: false });
        // The window stands still while out moves on within four slots.
        assert_eq!(p, pieces(&ring(65_536, 7, 1), 16));
        let p = pieces(&ring(65_536, 0, 1000), 16);
        assert_eq!(p[8], Piece::Fold { from: 8, count: 988, full: true });
        assert_eq!(p[17], Piece::Fold { from: 1004, count: 64_532, full: false });
        // Full: in and out in one slot, nothing free to fold.
        let p = pieces(&ring(65_536, 10, 65_536), 16);
        assert_eq!(p.iter().filter(|x| matches!(x, Piece::Fold { .. })).count(), 1);
    }

    #[test]
    fn both_hands_can_always_be_seen_and_no_slot_is_told_twice() {
        for slots in [17u64, 18, 20, 33, 64, 4096, 65_536] {
            for out in [0, 1, 3, 4, 7, slots / 2, slots - 1] {
                for len in [0, 1, 2, 5, 12, 13, 17, slots / 3, slots - 5, slots - 1, slots] {
                    let r = ring(slots, out, len.min(slots));
                    for limit in [8, 12, 16] {
                        let p = pieces(&r, limit);
                        let shown = |s: u64| p.contains(&Piece::Slot(s));
                        assert!(shown(r.out % slots) && shown(r.in_()), "{r:?} {limit}");
                        let sum: u64 =
                            p.iter().map(|x| if let Piece::Fold { count, .. } = x { *count } else { 1 }).sum();
                        assert_eq!(sum, slots, "{r:?} {limit}");
                    }
                }
            }
        }
    }
}
