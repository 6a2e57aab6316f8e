//! Shared memory: one slab below the line. Layout lets it reach up into each address space that maps it (`fingers`):
//! reading and writing it crosses no line.

use super::super::bytes::counted;
use super::super::geom::{Rect, at};
use super::super::metrics::{Style, fit, width};
use super::super::model::{MemoryView, ObjectView};
use super::super::node::{Node, run};
use super::parts::{self, Stack};
use super::{Cx, Density, Figure};

const ROW: f64 = 24.0;
const CELL: f64 = 19.0;

pub fn sketch(o: &ObjectView, m: &MemoryView, cx: &Cx) -> Figure {
    let room = match (cx.density, cx.narrow()) {
        (_, true) => cx.room,
        (Density::Large, _) => 520.0,
        (Density::Medium, _) => 380.0,
        (Density::Small, _) => 260.0,
    }
    .min(cx.room);
    let mut caption = counted(m.size, "byte", "bytes");
    if !m.note.is_empty() {
        caption.push_str(" · ");
        caption.push_str(&m.note);
    }
    // Fields flow into rows; each is a labelled cell.
    let mut rows: Vec<Vec<(f64, usize)>> = vec![Vec::new()];
    let mut x = 0.0;
    let field_room = room - 24.0;
    for (i, fld) in m.fields.iter().enumerate() {
        let w = field_width(&fld.name, &fld.value).min(field_room);
        if x + w > field_room && x > 0.0 {
            rows.push(Vec::new());
            x = 0.0;
        }
        if let Some(last) = rows.last_mut() {
            last.push((x, i));
        }
        x += w + 8.0;
    }
    let most_rows = 4;
    let hidden: usize = rows.iter().skip(most_rows).map(Vec::len).sum();
    rows.truncate(most_rows);
    if hidden > 0 {
        caption.push_str(&format!(" · {hidden} more fields"));
    }
    let bytes_shown = if m.fields.is_empty() { m.bytes.len().min(((room - 24.0) / CELL) as usize) } else { 0 };
    let inner_w = if bytes_shown > 0 {
        bytes_shown as f64 * CELL
    } else {
        rows.iter()
            .filter_map(|r| r.last().and_then(|&(x, i)| m.fields.get(i).map(|fl| x + field_width(&fl.name, &fl.value))))
            .fold(120.0, f64::max)
            .min(field_room)
    };
    let lines = if bytes_shown > 0 || m.fields.is_empty() { 1 } else { rows.len() };
    let title_w = (width(Style::Title, &o.name) + width(Style::Sub, &caption) + 40.0).min(room);
    let w = if cx.stretch { cx.room } else { (inner_w + 24.0).max(title_w).max(180.0).min(room) };
    let h = 30.0 + lines as f64 * (ROW + 4.0) + 6.0;
    let stack = Stack { o, w, h, caption: String::new(), abreast: false, title: false, from_above: false };
    let (mut f, p) = stack.frame(cx);
    f.nodes.push(Node::rect("slab", Rect::new(p.x, p.y, w, h), 6.0));
    let title = fit(Style::Title, &o.name, w - 24.0);
    let after = width(Style::Title, &title) + 24.0;
    f.nodes.push(Node::text(Style::Title, at(p.x + 12.0, p.y + 20.0), title));
    f.nodes.push(
        Node::text(Style::Sub, at(p.x + w - 12.0, p.y + 20.0), fit(Style::Sub, &caption, (w - after - 12.0).max(0.0)))
            .end(),
    );
    let (left, top) = (p.x + 12.0, p.y + 30.0);
    if m.fields.is_empty() {
        for (i, b) in m.bytes.iter().take(bytes_shown).enumerate() {
            let cx_ = left + i as f64 * CELL;
            f.nodes.push(Node::rect("cell", Rect::new(cx_, top, CELL, ROW), 0.0));
            f.nodes.extend(parts::byte(*b, at(cx_ + CELL / 2.0, top + ROW / 2.0), CELL - 3.0));
            f.spots.push((format!("slot {i}"), at(cx_ + CELL / 2.0, top + ROW / 2.0)));
        }
    }
    for (r, row) in rows.iter().enumerate() {
        let y = top + r as f64 * (ROW + 4.0);
        for &(x, i) in row {
            let Some(fld) = m.fields.get(i) else { continue };
            let fw = field_width(&fld.name, &fld.value).min(field_room);
            let b = Rect::new(left + x, y, fw, ROW);
            let title =
                format!("{} {} = {}", fld.ty, fld.name, if fld.undefined { "no value yet" } else { &fld.value });
            let place = Node::rect(if fld.changed { "cell just" } else { "cell" }, b, 3.0);
            f.nodes.push(place.title(title.trim()));
            let name = fit(Style::Cell, &fld.name, fw * 0.62);
            let name_w = width(Style::Cell, &name) + width(Style::Cell, " = ");
            let mut runs = vec![run("", name), run("ln", " = ")];
            if fld.undefined {
                let x = b.x + 7.0 + name_w;
                f.nodes.push(parts::hatch(Rect::new(x, b.y + 5.0, (b.right() - x - 6.0).max(4.0), ROW - 10.0)));
            } else {
                let value = fit(Style::Cell, &fld.value, (fw - 14.0 - name_w).max(0.0));
                runs.push(run(if fld.changed { "new" } else { "" }, value));
            }
            f.nodes.push(Node::runs(Style::Cell, at(b.x + 7.0, b.y + 16.0), runs));
            f.spots.push((format!("field {}", fld.name), b.center()));
        }
    }
    f.spots.push(("middle".into(), at(p.x + w / 2.0, p.y + h / 2.0)));
    f
}

fn field_width(name: &str, value: &str) -> f64 {
    // A value keeps its place while it grows by a digit or two.
    let v = value.chars().count().clamp(3, 24);
    (width(Style::Cell, name) + width(Style::Cell, " = ") + width(Style::Cell, &"0".repeat(v)) + 14.0).ceil()
}
