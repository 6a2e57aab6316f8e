//! Semaphores and other counters: a number with its tokens. What is not there is drawn as an empty place, as far as
//! the last step shows that there was one.

use super::super::bytes::grouped;
use super::super::geom::{Rect, at};
use super::super::metrics::{Style, fit, width};
use super::super::model::{ObjectView, SemaphoreView};
use super::super::node::Node;
use super::parts::Stack;
use super::{Cx, Figure};
use crate::kernel::event::Event;

/// Tokens drawn before the number alone must do.
const MOST: u64 = 8;
const R: f64 = 8.0;

pub fn counter(o: &ObjectView, value: u64, unit: &str, cx: &Cx) -> Figure {
    let before = cx.events_of(o.id).find_map(|e| match e {
        Event::Counted { from, .. } => Some(*from),
        _ => None,
    });
    let places = value.max(before.map_or(0, |b| b.max(0) as u64)).clamp(3, MOST);
    let tokens = value <= MOST;
    let w = if tokens { places as f64 * 22.0 } else { width(Style::Value, &grouped(value)) + 40.0 };
    let caption = format!("{unit} {}", grouped(value));
    let stack = Stack { o, w: w.max(66.0), h: 24.0, caption, abreast: false, title: true, from_above: true };
    let (mut f, p) = stack.frame(cx);
    let mid = at(p.x + stack.w / 2.0, p.y + 12.0);
    if tokens {
        let left = mid.x - (places as f64 - 1.0) * 11.0;
        for i in 0..places {
            let c = at(left + 22.0 * i as f64, mid.y);
            let mut class = String::from(if i < value { "marble" } else { "marble off" });
            if before.is_some_and(|b| i < value && i as i64 >= b) {
                class.push_str(" just");
            }
            f.nodes.push(Node::circle(class, c, R));
            f.spots.push((format!("token {i}"), c));
        }
    } else {
        f.nodes.push(Node::circle("marble", at(mid.x - w / 2.0 + 14.0, mid.y), R));
        f.nodes.push(Node::text(Style::Value, at(mid.x - w / 2.0 + 30.0, mid.y + 7.0), grouped(value)));
    }
    f.spots.push(("middle".into(), mid));
    f
}

/// A System V set: its counters side by side.
pub fn set(o: &ObjectView, values: &[SemaphoreView], note: &str, cx: &Cx) -> Figure {
    let cell = 44.0;
    let most = ((cx.room / cell) as usize).clamp(1, 8);
    let shown = values.len().min(most);
    let mut caption = format!("{} semaphore{}", values.len(), if values.len() == 1 { "" } else { "s" });
    if values.len() > shown {
        caption.push_str(&format!(", first {shown} drawn"));
    }
    if !note.is_empty() {
        caption.push_str(&format!(" · {note}"));
    }
    // What is owed to the set when processes end: told where there is any.
    let owed = values.iter().take(shown).any(|v| v.undo != 0);
    let w = (cell * shown.max(1) as f64).max(70.0);
    let stack =
        Stack { o, w, h: if owed { 60.0 } else { 46.0 }, caption, abreast: false, title: true, from_above: true };
    let (mut f, p) = stack.frame(cx);
    let left = p.x + (w - cell * shown as f64) / 2.0;
    for (i, v) in values.iter().take(shown).enumerate() {
        let x = left + cell * i as f64;
        let class = if v.changed { "slot full just" } else { "slot" };
        let mut place = Node::rect(class, Rect::new(x + 2.0, p.y, cell - 4.0, 32.0), 5.0);
        place.title = format!("semaphore {i}: {}", v.value);
        if v.undo != 0 {
            let words = fit(Style::Index, &format!("undo {:+}", v.undo), cell);
            f.nodes.push(Node::text(Style::Index, at(x + cell / 2.0, p.y + 56.0), words).middle());
            place.title.push_str(&format!("; the ends of processes will add {:+} (SEM_UNDO)", v.undo));
        }
        f.nodes.push(place);
        let text = fit(Style::Value, &grouped(v.value), cell - 8.0);
        f.nodes.push(Node::text(Style::Value, at(x + cell / 2.0, p.y + 23.0), text).middle());
        f.nodes.push(Node::text(Style::Index, at(x + cell / 2.0, p.y + 43.0), i.to_string()).middle());
        f.spots.push((format!("token {i}"), at(x + cell / 2.0, p.y + 16.0)));
    }
    f.spots.push(("middle".into(), at(p.x + w / 2.0, p.y + 16.0)));
    f
}
