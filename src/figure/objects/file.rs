//! A file: a sheet with its bytes, and a flag for each open file description at the place its offset stands. Those
//! who share a description (after dup or fork) share its flag, and so its offset.

use super::super::bytes::{counted, grouped};
use super::super::geom::{Rect, at, num};
use super::super::metrics::{Style, fit};
use super::super::model::{FileView, ObjectView};
use super::super::node::{Node, tip};
use super::parts::{self, Stack};
use super::{Cx, Density, Figure};

const CELL: f64 = 17.0;

pub fn sketch(o: &ObjectView, file: &FileView, cx: &Cx) -> Figure {
    let cells = match (cx.density, cx.narrow()) {
        (Density::Large, false) => 16,
        (Density::Large, true) | (Density::Medium, _) => 12,
        (Density::Small, _) => 8,
    };
    let flags = file.offsets.len().min(3);
    let locks = file.locks.len().min(2);
    let w = f64::from(cells) * CELL + 24.0;
    let h = 46.0 + flags as f64 * 17.0 + locks as f64 * 17.0;
    let mut caption = counted(file.size, "byte", "bytes");
    if !file.note.is_empty() {
        caption.push_str(" · ");
        caption.push_str(&file.note);
    }
    let stack = Stack { o, w, h, caption, abreast: false, title: true, from_above: false };
    let (mut f, p) = stack.frame(cx);
    // A sheet with a folded corner.
    let (r, b) = (p.x + w, p.y + h);
    let d = format!(
        "M{l} {t}H{e}L{r} {g}V{b}H{l}ZM{e} {t}V{g}H{r}",
        l = num(p.x),
        t = num(p.y),
        e = num(r - 12.0),
        r = num(r),
        g = num(p.y + 12.0),
        b = num(b)
    );
    f.nodes.push(Node::path("sheet", d));
    let (left, top) = (p.x + 8.0, p.y + 18.0);
    let begins = if file.from == 0 { String::new() } else { format!("from byte {}", grouped(file.from)) };
    f.nodes.push(Node::text(Style::Index, at(left, p.y + 12.0), begins));
    for i in 0..cells {
        let x = left + f64::from(i) * CELL;
        let v = file.bytes.get(i as usize);
        f.nodes.push(Node::rect(if v.is_some() { "cell full" } else { "cell" }, Rect::new(x, top, CELL, 20.0), 0.0));
        if let Some(v) = v {
            f.nodes.extend(parts::byte(Some(*v), at(x + CELL / 2.0, top + 10.0), CELL - 2.0));
        }
        f.spots.push((format!("slot {}", file.from + u64::try_from(i).unwrap_or(0)), at(x + CELL / 2.0, top + 10.0)));
    }
    let mut y = top + 24.0;
    for off in file.offsets.iter().take(flags) {
        let i = off.offset.saturating_sub(file.from).min(u64::try_from(cells).unwrap_or(0));
        let x = left + i as f64 * CELL;
        let mut g = Node::group(format!("flag-g {}", parts::hue(off.hue)), x, y).key(format!(
            "{}.d{}",
            o.id.key(),
            off.description
        ));
        g.push(tip("flag", at(0.0, -2.0), 0.0, 8.0));
        let words = format!("{} {}", off.offset, off.sharers.join(" and "));
        let right = x > p.x + w / 2.0;
        let room = if right { x - p.x - 12.0 } else { p.x + w - x - 12.0 };
        let t = Node::text(Style::Index, at(if right { -7.0 } else { 7.0 }, 6.0), fit(Style::Index, &words, room));
        g.push(if right { t.end() } else { t });
        f.nodes.push(g.title(format!(
            "offset {} of the open file description of {}",
            off.offset,
            off.sharers.join(" and ")
        )));
        y += 17.0;
    }
    for l in file.locks.iter().take(locks) {
        let range = l.range.map_or("whole file".to_string(), |(a, b)| format!("bytes {a} to {b}"));
        let words = format!("{} lock, {range}: {}", if l.exclusive { "write" } else { "read" }, l.holder);
        f.nodes.push(Node::circle(format!("dot {}", parts::hue(l.hue)), at(left + 4.0, y + 3.0), 3.5));
        f.nodes.push(Node::text(Style::Index, at(left + 12.0, y + 6.5), fit(Style::Index, &words, w - 30.0)));
        y += 17.0;
    }
    f.spots.push(("middle".into(), at(p.x + w / 2.0, top + 10.0)));
    f
}
