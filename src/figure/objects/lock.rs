//! Locks: who holds it, and the bench of those who want it.

use super::super::geom::{Point, Rect, at};
use super::super::metrics::{Style, width};
use super::super::model::{Holder, ObjectView};
use super::super::node::Node;
use super::parts::{self, Stack};
use super::{Cx, Figure};

/// A padlock, 22 by 26, top left at `p`; shut if held.
fn padlock(p: Point, held: Option<u8>) -> Vec<Node> {
    let class = match held {
        Some(h) => format!("held {}", parts::hue(h)),
        None => String::new(),
    };
    let shackle = if held.is_some() { "M5 12V8A6 6 0 0 1 17 8V12" } else { "M5 12V6A6 6 0 0 1 17 6V7" };
    let mut g = Node::group("", p.x, p.y);
    g.push(Node::path("glyph", shackle).also(&class));
    g.push(Node::rect("glyph solid", Rect::new(2.0, 12.0, 18.0, 13.0), 2.5).also(&class));
    vec![g]
}

pub fn mutex(o: &ObjectView, owner: Option<&Holder>, depth: u32, note: &str, cx: &Cx) -> Figure {
    let label = match owner {
        Some(_) if depth > 1 => format!("held ×{depth} by"),
        Some(_) => "held by".to_string(),
        None => "free".to_string(),
    };
    let chip = owner.map_or(0.0, |h| parts::chip_width(&h.label).min(100.0) + 8.0);
    let w = 34.0 + width(Style::Sub, &label) + chip;
    let stack = Stack { o, w, h: 30.0, caption: note.to_string(), abreast: false, title: true, from_above: true };
    let (mut f, p) = stack.frame(cx);
    f.nodes.extend(padlock(at(p.x, p.y + 1.0), owner.map(|h| h.hue)));
    f.nodes.push(Node::text(Style::Sub, at(p.x + 30.0, p.y + 19.0), label));
    if let Some(h) = owner {
        let c = at(p.x + w - (chip - 8.0) / 2.0, p.y + 15.0);
        f.nodes.push(parts::holder_chip(h, c, 100.0).key(format!("holder.{}", o.id.key())));
    }
    f.spots.push(("middle".into(), at(p.x + 11.0, p.y + 15.0)));
    f
}

pub fn read_write(o: &ObjectView, writer: Option<&Holder>, readers: &[Holder], cx: &Cx) -> Figure {
    let held = writer.map(|h| h.hue).or(readers.first().map(|h| h.hue));
    let label = match (writer, readers.len()) {
        (Some(_), _) => "writer".to_string(),
        (None, 0) => "free".to_string(),
        (None, 1) => "1 reader".to_string(),
        (None, n) => format!("{n} readers"),
    };
    let holders: Vec<&Holder> = writer.into_iter().chain(readers).take(3).collect();
    let chips: f64 = holders.iter().map(|h| parts::chip_width(&h.label).min(80.0) + 5.0).sum();
    let w = 34.0 + width(Style::Sub, &label) + if holders.is_empty() { 0.0 } else { chips + 5.0 };
    let stack = Stack { o, w, h: 30.0, caption: String::new(), abreast: false, title: true, from_above: true };
    let (mut f, p) = stack.frame(cx);
    f.nodes.extend(padlock(at(p.x, p.y + 1.0), held));
    f.nodes.push(Node::text(Style::Sub, at(p.x + 30.0, p.y + 19.0), label.clone()));
    let mut x = p.x + 38.0 + width(Style::Sub, &label);
    for (i, h) in holders.into_iter().enumerate() {
        let cw = parts::chip_width(&h.label).min(80.0);
        let key = format!("holder.{}.{i}", o.id.key());
        f.nodes.push(parts::holder_chip(h, at(x + cw / 2.0, p.y + 15.0), 80.0).key(key));
        x += cw + 5.0;
    }
    f.spots.push(("middle".into(), at(p.x + 11.0, p.y + 15.0)));
    f
}
