//! The virtual clock and timers, and the places to wait that are no object: for a child, for a thread's end, for a
//! signal.

use super::super::bytes::{counted, duration};
use super::super::geom::{Point, at, polar};
use super::super::metrics::{Style, width};
use super::super::model::ObjectView;
use super::super::node::Node;
use super::parts::Stack;
use super::{Cx, Figure};

/// A dial with its hand at the second of `ns`, middle at `c`.
fn dial(c: Point, r: f64, ns: u64, key: &str) -> Node {
    let mut g = Node::group("", c.x, c.y);
    let o = at(0.0, 0.0);
    g.push(Node::circle("dial", o, r));
    for i in 0..12 {
        let a = f64::from(i) * 30.0;
        g.push(Node::line("tickmark", polar(o, r - 3.0, a), polar(o, r - 1.0, a)));
    }
    let a = (ns % 60_000_000_000) as f64 / 60e9 * 360.0;
    // Keyed, so that it is seen to go round.
    let hand = Node::line("dial-hand", o, at(0.0, 5.0 - r));
    g.push(Node::group("", 0.0, 0.0).turned(a).key(format!("{key}.hand")).with(hand));
    g
}

pub fn clock(o: &ObjectView, now: u64, cx: &Cx) -> Figure {
    let text = duration(now);
    let w = 46.0 + width(Style::Value, &text);
    let stack = Stack { o, w, h: 36.0, caption: String::new(), abreast: false, title: true, from_above: true };
    let (mut f, p) = stack.frame(cx);
    f.nodes.push(dial(at(p.x + 17.0, p.y + 18.0), 16.0, now, &o.id.key()));
    f.nodes.push(Node::text(Style::Value, at(p.x + 44.0, p.y + 25.0), text));
    f.spots.push(("middle".into(), at(p.x + 17.0, p.y + 18.0)));
    f
}

pub fn timer(o: &ObjectView, next: Option<u64>, every: Option<u64>, expirations: u64, cx: &Cx) -> Figure {
    let when = next.map_or("disarmed".to_string(), |t| format!("next at {}", duration(t)));
    let mut caption = counted(expirations, "expiration", "expirations");
    if let Some(t) = every {
        caption = format!("every {} · {caption}", duration(t));
    }
    let w = 42.0 + width(Style::Sub, &when);
    let stack = Stack { o, w, h: 34.0, caption, abreast: false, title: true, from_above: true };
    let (mut f, p) = stack.frame(cx);
    f.nodes.push(dial(at(p.x + 16.0, p.y + 16.0), 15.0, next.unwrap_or(0), &o.id.key()));
    f.nodes.push(Node::text(Style::Sub, at(p.x + 42.0, p.y + 20.0), when));
    f.spots.push(("middle".into(), at(p.x + 16.0, p.y + 16.0)));
    f
}

/// A bench by itself.
pub fn wait(o: &ObjectView, note: &str, cx: &Cx) -> Figure {
    let stack = Stack { o, w: 60.0, h: 0.0, caption: note.to_string(), abreast: false, title: true, from_above: true };
    let mut f = stack.frame(cx).0;
    f.solid = super::super::geom::Rect::new(0.0, 0.0, f.size.w, f.size.h);
    f.spots.push(("middle".into(), at(f.size.w / 2.0, 20.0)));
    f
}
