//! A terminal: its last lines, each with a dot in the colour of the process that wrote it, and what has been typed
//! and not yet read.

use super::super::bytes::quoted;
use super::super::geom::{Rect, at};
use super::super::metrics::{Style, fit, width};
use super::super::model::{ObjectView, TerminalView};
use super::super::node::Node;
use super::parts::{self, Stack};
use super::{Cx, Density, Figure};

pub fn sketch(o: &ObjectView, t: &TerminalView, cx: &Cx) -> Figure {
    let rows = match cx.density {
        Density::Large => 4,
        Density::Medium => 3,
        Density::Small => 2,
    };
    let w = if cx.density == Density::Large && !cx.narrow() { 300.0 } else { 220.0_f64.min(cx.room) };
    let h = rows as f64 * 16.0 + 14.0;
    let caption = if t.input.is_empty() { String::new() } else { format!("typed: {}", quoted(&t.input, 16)) };
    let stack = Stack { o, w, h, caption, abreast: false, title: true, from_above: false };
    let (mut f, p) = stack.frame(cx);
    f.nodes.push(Node::rect("screen", Rect::new(p.x, p.y, w, h), 6.0));
    let first = t.lines.len().saturating_sub(rows);
    for (i, (hue, line)) in t.lines.iter().skip(first).enumerate() {
        let y = p.y + 19.0 + 16.0 * i as f64;
        f.nodes.push(Node::circle(format!("dot {}", parts::hue(*hue)), at(p.x + 11.0, y - 4.0), 3.0));
        let plain: String = line.chars().map(|c| if c.is_control() { '·' } else { c }).collect();
        f.nodes.push(Node::text(Style::Cell, at(p.x + 20.0, y), fit(Style::Cell, &plain, w - 28.0)).also("screen-t"));
    }
    let last_y = p.y + 19.0 + 16.0 * t.lines.len().clamp(1, rows) as f64 - 16.0;
    let end = t.lines.last().map_or(0.0, |l| width(Style::Cell, &fit(Style::Cell, &l.1, w - 28.0)));
    f.spots.push(("end".into(), at((p.x + 20.0 + end).min(p.x + w - 10.0), last_y - 4.0)));
    f.spots.push(("middle".into(), at(p.x + w / 2.0, p.y + h / 2.0)));
    f
}
