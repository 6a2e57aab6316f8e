//! Condition variables and barriers: places to wait that remember nothing (a condition) or how many have come (a
//! barrier).

use super::super::geom::{Point, Rect, at};
use super::super::metrics::{Style, width};
use super::super::model::ObjectView;
use super::super::node::Node;
use super::parts::Stack;
use super::{Cx, Figure};

/// A bell, 22 by 24, top left at `p`.
fn bell(p: Point) -> Node {
    let mut g = Node::group("", p.x, p.y);
    g.push(Node::path("glyph", "M3 18H19C17 15 17 13 17 9A6 6 0 0 0 5 9C5 13 5 15 3 18Z"));
    g.push(Node::path("glyph", "M9 21.5A2.2 2.2 0 0 0 13 21.5"));
    g
}

pub fn condition(o: &ObjectView, mutex: &str, cx: &Cx) -> Figure {
    let words = if o.benches.iter().all(|b| b.waiters.is_empty()) { "remembers nothing" } else { "somebody waits" };
    let w = 32.0 + width(Style::Sub, "remembers nothing");
    let caption = if mutex.is_empty() { String::new() } else { format!("used with {mutex}") };
    let stack = Stack { o, w, h: 28.0, caption, abreast: false, title: true, from_above: true };
    let (mut f, p) = stack.frame(cx);
    f.nodes.push(bell(at(p.x, p.y + 2.0)));
    f.nodes.push(Node::text(Style::Sub, at(p.x + 30.0, p.y + 18.0), words));
    f.spots.push(("middle".into(), at(p.x + 11.0, p.y + 14.0)));
    f
}

pub fn barrier(o: &ObjectView, count: u32, arrived: u32, cx: &Cx) -> Figure {
    let shown = count.clamp(1, 10);
    let w = f64::from(shown) * 20.0;
    let caption = format!("{arrived} of {count} have arrived");
    let stack = Stack { o, w, h: 24.0, caption, abreast: false, title: true, from_above: true };
    let (mut f, p) = stack.frame(cx);
    for i in 0..shown {
        let class = if i < arrived { "marble" } else { "marble off" };
        let b = Rect::new(p.x + 20.0 * f64::from(i) + 4.0, p.y + 2.0, 12.0, 20.0);
        f.nodes.push(Node::rect(class, b, 2.0));
    }
    f.spots.push(("middle".into(), at(p.x + w / 2.0, p.y + 12.0)));
    f
}
