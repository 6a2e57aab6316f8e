//! Sockets: one by itself (bound, listening, of datagrams), and two stream sockets joined, each with its buffer of
//! what has come and not been read.

use super::super::bytes::{glyph, grouped};
use super::super::geom::{Point, Rect, at, num};
use super::super::metrics::{Style, choose, fit, width};
use super::super::model::{ConnectionView, EndView, ObjectView, SocketView};
use super::super::node::{Node, Shape, tip};
use super::parts::{self, ENVELOPE, Stack};
use super::{Cx, Density, Figure};

pub fn sketch(o: &ObjectView, s: &SocketView, cx: &Cx) -> Figure {
    let (ew, eh) = ENVELOPE;
    let most = if cx.density == Density::Large { 3 } else { 2 };
    let shown = s.messages.len().min(most);
    let mut lines: Vec<String> = Vec::new();
    if !s.address.is_empty() {
        lines.push(s.address.clone());
    }
    if !s.host.is_empty() {
        lines.push(format!("host {}", s.host));
    }
    if let Some((n, backlog)) = s.listening {
        lines.push(format!("listening: {n} of {backlog} wait"));
    }
    if !s.peer.is_empty() {
        lines.push(format!("to {}", s.peer));
    }
    if lines.is_empty() {
        lines.push("not bound".into());
    }
    let widest = lines.iter().map(|l| width(Style::Cell, l)).fold(120.0, f64::max);
    let boxes = if shown > 0 { eh + 10.0 } else { 0.0 };
    let w = (widest + 30.0).max(shown as f64 * (ew + 8.0) + 12.0).min(cx.room);
    let h = lines.len() as f64 * 17.0 + 14.0 + boxes;
    let mut caption = s.kind.clone();
    if s.messages.len() > shown {
        caption.push_str(&format!(" · {} waiting", s.messages.len()));
    }
    let stack = Stack { o, w, h, caption, abreast: false, title: true, from_above: false };
    let (mut f, p) = stack.frame(cx);
    f.nodes.push(Node::rect("plate", Rect::new(p.x, p.y, w, h), 8.0));
    for (i, l) in lines.iter().enumerate() {
        f.nodes.push(
            Node::text(Style::Cell, at(p.x + w / 2.0, p.y + 18.0 + 17.0 * i as f64), fit(Style::Cell, l, w - 16.0))
                .middle(),
        );
    }
    if let Some((n, backlog)) = s.listening {
        // The queue of connections not yet accepted, as places.
        let places = backlog.clamp(1, 5);
        for i in 0..places {
            let c = at(p.x + w / 2.0 + (f64::from(i) - f64::from(places - 1) / 2.0) * 12.0, p.y + h - 1.0);
            f.nodes.push(Node::circle(if i < n { "lamp lit" } else { "dial" }, c, 4.0));
        }
    }
    for (i, m) in s.messages.iter().take(shown).enumerate() {
        let q = at(p.x + 8.0 + (ew + 8.0) * i as f64, p.y + h - eh - 8.0);
        let mut node = parts::envelope(m, false);
        if let Shape::Group { x, y, .. } = &mut node.shape {
            (*x, *y) = (q.x, q.y);
        }
        f.nodes.push(node.key(format!("{}.m{}", o.id.key(), m.number)));
        f.spots.push((format!("message {}", m.number), q.plus(ew / 2.0, eh / 2.0)));
    }
    f.spots.push(("middle".into(), at(p.x + w / 2.0, p.y + h / 2.0)));
    f
}

/// Two plates with a channel each way: what `a` sends waits at `b`.
pub fn connection(o: &ObjectView, c: &ConnectionView, cx: &Cx) -> Figure {
    let w = match (cx.density, cx.narrow()) {
        (Density::Large, false) => 440.0,
        (Density::Medium, false) => 360.0,
        _ => 280.0_f64.min(cx.room),
    };
    let plate = if w > 320.0 { 112.0 } else { 92.0 };
    let h = 84.0;
    let stack = Stack { o, w, h, caption: c.kind.clone(), abreast: true, title: true, from_above: false };
    let (mut f, p) = stack.frame(cx);
    for (end, x, label) in [(&c.a, p.x, "a"), (&c.b, p.x + w - plate, "b")] {
        let class = if end.state == "closed" { "plate dashed" } else { "plate" };
        f.nodes.push(Node::rect(class, Rect::new(x, p.y, plate, h), 8.0));
        let mid = x + plate / 2.0;
        let mut lines: Vec<&str> = Vec::new();
        if !end.host.is_empty() {
            lines.push(&end.host);
        }
        lines.push(if end.address.is_empty() { "unnamed" } else { &end.address });
        if end.state != "open" {
            lines.push(end.state);
        }
        let y0 = p.y + h / 2.0 + 4.0 - 8.0 * (lines.len() as f64 - 1.0);
        for (i, l) in lines.iter().enumerate() {
            // Where the whole address has no room, its port or its last part.
            let short = l.rfind([':', '/']).filter(|_| !end.address.is_empty()).and_then(|i| l.get(i..)).unwrap_or(l);
            let text = choose(Style::Sub, &[l, short], plate - 10.0);
            f.nodes.push(Node::text(Style::Sub, at(mid, y0 + 16.0 * i as f64), text).middle());
        }
        f.spots.push((format!("end {label}"), at(mid, p.y + h / 2.0)));
    }
    let (x1, x2) = (p.x + plate, p.x + w - plate);
    channel(&mut f, o, &c.b, at(x1, p.y + 24.0), x2 - x1, true, "b");
    channel(&mut f, o, &c.a, at(x1, p.y + 60.0), x2 - x1, false, "a");
    f.spots.push(("plate".into(), at(plate / 2.0, 0.0)));
    f.spots.push(("middle".into(), at(p.x + w / 2.0, p.y + h / 2.0)));
    f.solid = Rect::new(p.x, p.y, w, h);
    f
}

/// One direction: bytes (or envelopes) that lie at the receiving end, oldest nearest to it.
fn channel(f: &mut Figure, o: &ObjectView, to: &EndView, p: Point, w: f64, rightward: bool, label: &str) {
    let mut g = Node::group("channel", p.x, p.y);
    let half = 14.0;
    g.push(Node::path("glyph", format!("M0 {a}H{w}M0 {b}H{w}", a = num(-half), b = num(half), w = num(w))));
    let cell = 15.0;
    let room = w - 22.0;
    let len = to.len.max(to.bytes.len() as u64);
    if to.messages.is_empty() {
        let fits = ((room - 30.0) / cell).max(0.0) as usize;
        let shown = to.bytes.len().min(fits);
        // Written as it is read, oldest first, at the end that will read it; a mark shows which byte is next.
        let more = if len > shown as u64 { format!("+{}", grouped(len - shown as u64)) } else { String::new() };
        let more_w = if more.is_empty() { 0.0 } else { width(Style::Index, &more) + 6.0 };
        let used = cell * shown as f64 + more_w;
        let left = if rightward { w - 4.0 - used } else { 4.0 };
        for (i, b) in to.bytes.iter().take(shown).enumerate() {
            let x = left + cell * i as f64;
            g.push(Node::rect("cell full", Rect::new(x, -10.0, cell, 20.0), 0.0));
            let text = glyph(*b);
            let style = if width(Style::Byte, &text) < cell - 1.0 { Style::Byte } else { Style::ByteSmall };
            g.push(Node::text(style, at(x + cell / 2.0, style.size() * 0.34), fit(style, &text, cell + 6.0)).middle());
        }
        if shown > 0 {
            g.push(tip("next", at(left + cell / 2.0, 10.0), 0.0, 6.0).title("the next byte to be read"));
        }
        if !more.is_empty() {
            g.push(Node::text(Style::Index, at(left + cell * shown as f64 + 4.0, 3.5), more));
        }
    } else {
        let (ew, eh) = ENVELOPE;
        let fits = ((room / (ew + 4.0)) as usize).clamp(1, 3);
        for (i, m) in to.messages.iter().take(fits).enumerate() {
            let x = if rightward { w - 4.0 - (ew + 4.0) * (i + 1) as f64 + 4.0 } else { 4.0 + (ew + 4.0) * i as f64 };
            let mut node = parts::envelope(m, false);
            if let Shape::Group { x: gx, y: gy, .. } = &mut node.shape {
                (*gx, *gy) = (x, -eh / 2.0);
            }
            g.push(node.key(format!("{}.{label}.m{}", o.id.key(), m.number)));
        }
    }
    let (x, degrees) = if rightward { (9.0, 90.0) } else { (w - 9.0, 270.0) };
    g.push(tip("glyph solid", at(x, 0.0), degrees, 7.0));
    f.nodes.push(g);
    f.spots.push((format!("into {label}"), at(p.x + if rightward { w - 12.0 } else { 12.0 }, p.y)));
}
