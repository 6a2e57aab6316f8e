//! Mailboxes, message queues, ports: envelopes with edges in the order in which they will be received.
//!
//! Capacity zero is a rendezvous: nothing is kept, sender and receiver meet. An unbounded box has an open end.

use super::super::bytes::grouped;
use super::super::geom::{Rect, at, num};
use super::super::metrics::{Style, fit, width};
use super::super::model::{Envelope, MailboxView, ObjectView};
use super::super::node::{Node, Shape};
use super::parts::{self, ENVELOPE, Stack};
use super::{Cx, Density, Figure};
use crate::kernel::event::Event;

pub fn sketch(o: &ObjectView, m: &MailboxView, cx: &Cx) -> Figure {
    let (ew, eh) = ENVELOPE;
    let pitch = ew + 8.0;
    let most = match (cx.density, cx.narrow()) {
        (Density::Large, false) => 6,
        (Density::Large, true) | (Density::Medium, _) => 4,
        (Density::Small, _) => 3,
    }
    .min(((cx.room - 30.0) / pitch).max(1.0) as usize);
    let n = m.messages.len();
    let held = m.held.max(n as u64);
    let slots = match m.capacity {
        Some(0) => 1,
        Some(c) => (c as usize).clamp(1, most),
        None => most,
    };
    let shown = n.min(most);
    let hidden = held - shown as u64;
    let open_end = m.capacity.is_none() && m.bytes.is_none();
    let w = slots.max(shown) as f64 * pitch + 8.0 + if open_end { 14.0 } else { 0.0 };
    let mut words: Vec<String> = vec![match (m.capacity, m.bytes) {
        (Some(0), _) => "rendezvous: nothing is kept".to_string(),
        (Some(c), _) if held >= u64::from(c) => format!("full: {} of {}", grouped(held), grouped(c.into())),
        (Some(c), _) => format!("{} of {}", grouped(held), grouped(c.into())),
        (None, Some((0, _))) if held == 0 => "empty".to_string(),
        (None, Some((used, most))) => format!("{} of {} bytes", grouped(used), grouped(most)),
        (None, None) => format!("{}, no bound", grouped(held)),
    }];
    if !m.stamps.is_empty() {
        words.push(format!("stamp: {}", m.stamps));
    }
    words.extend(m.owner.as_ref().map(|who| format!("owner {who}")));
    words.extend(Some(&m.note).filter(|t| !t.is_empty()).cloned());
    let stack =
        Stack { o, w, h: eh + 18.0, caption: words.join(" · "), abreast: true, title: true, from_above: false };
    let (mut f, p) = stack.frame(cx);
    let box_h = eh + 14.0;
    let class = if m.capacity == Some(0) { "plate dashed" } else { "plate" };
    if open_end {
        // Open at the far end.
        let d = format!(
            "M{r} {t}H{l}V{b}H{r}",
            r = num(p.x + w),
            l = num(p.x),
            t = num(p.y + 2.0),
            b = num(p.y + 2.0 + box_h)
        );
        f.nodes.push(Node::path(class, d));
    } else {
        f.nodes.push(Node::rect(class, Rect::new(p.x, p.y + 2.0, w, box_h), 6.0));
    }
    // The one that came in the last step: the last of those that are equal to what was sent.
    let sent = cx.events_of(o.id).find_map(|e| match e {
        Event::Sent { bytes, tag, .. } => Some((bytes, tag.to_string())),
        _ => None,
    });
    let newest = sent.and_then(|(bytes, tag)| {
        let same = |e: &&Envelope| {
            bytes.starts_with(&e.bytes)
                && e.len.max(e.bytes.len() as u64) == bytes.len() as u64
                && (m.stamps.is_empty() || e.stamp == tag)
        };
        m.messages.iter().rev().find(same).map(|e| e.number)
    });
    let place = |i: usize| at(p.x + 8.0 + pitch * i as f64, p.y + 9.0);
    for i in 0..slots {
        let q = place(i);
        if i >= shown && m.capacity != Some(0) {
            f.nodes.push(Node::rect("bay", Rect::new(q.x + 1.0, q.y + 1.0, ew - 2.0, eh - 2.0), 3.0));
        }
        f.spots.push((format!("bay {i}"), q.plus(ew / 2.0, eh / 2.0)));
    }
    for (i, e) in m.messages.iter().take(shown).enumerate() {
        let q = place(i);
        let mut node = parts::envelope(e, Some(e.number) == newest);
        if let Shape::Group { x, y, .. } = &mut node.shape {
            (*x, *y) = (q.x, q.y);
        }
        f.nodes.push(node.key(format!("{}.m{}", o.id.key(), e.number)));
        f.spots.push((format!("message {}", e.number), q.plus(ew / 2.0, eh / 2.0)));
    }
    if hidden > 0 {
        let text = format!("+{}", grouped(hidden));
        let tw = width(Style::Sub, &text) + 10.0;
        f.nodes.push(Node::rect("stamp", Rect::new(p.x + w - tw - 3.0, p.y + box_h - 12.0, tw, 17.0), 4.0));
        f.nodes.push(
            Node::text(Style::Sub, at(p.x + w - tw / 2.0 - 3.0, p.y + box_h + 1.0), fit(Style::Sub, &text, tw))
                .middle(),
        );
    }
    f.spots.push(("middle".into(), at(p.x + w / 2.0, p.y + 2.0 + box_h / 2.0)));
    f.solid = Rect::new(p.x, p.y + 2.0, w, box_h);
    f
}
