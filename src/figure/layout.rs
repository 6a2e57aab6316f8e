//! Where everything stands: cards in rows above the line, objects on shelves below it.
//!
//! Rules:
//! - Places follow from the plan alone (who has ever been there and how much room each needed), never from what
//!   happens to be so at this step. So things stand still.
//! - Shared memory lies on the first shelf, as wide as the inlets above it, so that it can reach straight up.
//! - Everything else is put on shelves in the order of its birth, in the largest size at which it fits.

use super::card::Form;
use super::geom::Rect;
use super::model::Width;
use super::objects::{Density, Size};
use super::plan::Plan;

/// Space between a card and the next thing below it.
const BELOW_CARD: f64 = 50.0;
/// ... where another row of cards follows: its strip for wires needs room.
const BETWEEN_ROWS: f64 = 66.0;
const TOP: f64 = 18.0;
const BOTTOM: f64 = 12.0;
/// A signal's pill with its words.
pub const PILL: f64 = 44.0;
/// Rows of them below one another; the rest is counted.
const MOST_PILL_ROWS: usize = 2;

/// How many signals stand beside one another below a card.
pub fn pills_abreast(w: f64) -> usize {
    ((w / 104.0) as usize).max(1)
}

#[derive(Clone, Debug, PartialEq)]
pub struct Layout {
    pub width: f64,
    pub height: f64,
    pub line_y: f64,
    pub form: Form,
    /// The box of each seat of the plan.
    pub seats: Vec<Rect>,
    /// Which seats stand in each row of cards.
    pub seat_rows: Vec<Vec<usize>>,
    /// Where signals wait, for each row of cards that has had signals; None: has had none.
    pub pills: Vec<Option<f64>>,
    /// Where they end.
    pub pills_end: f64,
    pub density: Density,
    /// The box of each place of the plan.
    pub places: Vec<Rect>,
    pub shelves: Vec<Vec<usize>>,
}

pub fn layout(plan: &Plan, width: Width) -> Layout {
    let w = width.units();
    let n = plan.seats.len().max(1);
    let (mut form, columns, gap) = form(plan, width, n);
    form.lines = form.lines.min(plan.seats.iter().map(|s| s.needs.lines).max().unwrap_or(0));
    let margin = ((w - columns as f64 * form.w - (columns - 1) as f64 * gap) / 2.0).floor();
    let mut seats = Vec::new();
    let mut seat_rows: Vec<Vec<usize>> = Vec::new();
    let mut y = TOP;
    let indices: Vec<usize> = (0..plan.seats.len()).collect();
    let row_count = indices.chunks(columns).count();
    for (r, row) in indices.chunks(columns).enumerate() {
        let h = row.iter().filter_map(|i| plan.seats.get(*i)).map(|s| form.height(&s.needs)).fold(0.0, f64::max);
        for (c, _) in row.iter().enumerate() {
            seats.push(Rect::new(margin + c as f64 * (form.w + gap), y, form.w, h));
        }
        seat_rows.push(row.to_vec());
        y += h + if r + 1 < row_count { BETWEEN_ROWS } else { BELOW_CARD };
    }
    if plan.seats.is_empty() {
        y += 60.0;
    }
    let line_y = y.round();
    // Signals wait just below the line, in the column of the process they are for.
    let mut y = line_y + 26.0;
    let mut pills = Vec::new();
    for row in &seat_rows {
        let most = row.iter().filter_map(|i| plan.seats.get(*i)).map(|s| s.needs.signals).max().unwrap_or(0);
        let rows = most.div_ceil(pills_abreast(form.w)).min(MOST_PILL_ROWS);
        pills.push((rows > 0).then_some(y));
        y += rows as f64 * (PILL + 4.0);
    }
    let pills_end = y;
    let shelf_room = w - 2.0 * if width.is_narrow() { 14.0 } else { 16.0 };
    let slabs: Vec<usize> = (0..plan.places.len()).filter(|&i| is_slab(plan, i)).collect();
    let rest: Vec<usize> = (0..plan.places.len()).filter(|&i| !is_slab(plan, i)).collect();
    let (budget, most_rows) = match width {
        Width::Wide => (460.0, 2),
        Width::Medium => (460.0, 3),
        Width::Narrow => (700.0, 4),
    };
    let mut chosen = (Density::Small, Vec::new());
    for d in Density::ALL {
        let rows = shelves(plan, &rest, d, shelf_room);
        let h: f64 = rows.iter().map(|r| shelf_height(plan, r, d) + 30.0).sum();
        let fits = h <= budget && rows.len() <= most_rows;
        chosen = (d, rows);
        if fits {
            break;
        }
    }
    let (density, rows) = chosen;
    let mut places = vec![Rect::default(); plan.places.len()];
    let mut all_shelves: Vec<Vec<usize>> = Vec::new();
    // Where many wires pass there must be room for their lanes.
    let strip = match n {
        0..=2 => 14.0,
        3 | 4 => 32.0,
        _ => 46.0,
    };
    for i in slabs {
        let Some(p) = plan.places.get(i) else { continue };
        y += strip;
        let size = p.sizes[0];
        // As wide as the last row's cards, so that each inlet is above it.
        let span = seat_rows.last().and_then(|r| Some((seats.get(*r.first()?)?, seats.get(*r.last()?)?)));
        let (x1, x2) = span.map_or((margin, w - margin), |(a, b)| (a.center().x, b.right()));
        let natural = size.w.min(shelf_room);
        let sw = (x2 - x1).max(natural).min(shelf_room);
        let x = (f64::midpoint(x1, x2) - sw / 2.0).clamp((w - shelf_room) / 2.0, f64::midpoint(w, shelf_room) - sw);
        if let Some(r) = places.get_mut(i) {
            *r = Rect::new(x.round(), y, sw.round(), size.h);
        }
        all_shelves.push(vec![i]);
        y += size.h;
    }
    for row in &rows {
        y += strip;
        let h = shelf_height(plan, row, density);
        for (i, x) in row.iter().zip(across(plan, row, density, w, shelf_room)) {
            let s = size(plan, *i, density);
            if let Some(r) = places.get_mut(*i) {
                *r = Rect::new(x.round(), (y + (h - s.h) / 2.0).round(), s.w, s.h);
            }
        }
        all_shelves.push(row.clone());
        y += h;
    }
    if plan.places.is_empty() {
        y += 40.0;
    }
    Layout {
        width: w,
        height: (y + BOTTOM).round(),
        line_y,
        form,
        seats,
        seat_rows,
        pills,
        pills_end,
        density,
        places,
        shelves: all_shelves,
    }
}

/// The left edges of what stands on a shelf. One large thing takes the middle and the others gather at its sides, right
/// first, each further out than the one before: so a newcomer moves nobody. Equals are spread evenly.
fn across(plan: &Plan, row: &[usize], d: Density, w: f64, room: f64) -> Vec<f64> {
    let widths: Vec<f64> = row.iter().map(|&i| size(plan, i, d).w).collect();
    let total: f64 = widths.iter().sum();
    let air = ((room - total) / (row.len() as f64 + 1.0)).clamp(0.0, 70.0);
    let between = air.max(if row.len() > 1 { 18.0 } else { 0.0 });
    let main = widths.iter().enumerate().fold(0, |m, (i, x)| if widths.get(m).is_some_and(|y| x > y) { i } else { m });
    let main_w = widths.get(main).copied().unwrap_or(0.0);
    let alone = widths.iter().enumerate().all(|(i, x)| i == main || *x < main_w * 0.7);
    if alone && row.len() > 1 {
        let mut out = vec![0.0; row.len()];
        let (mut left, mut right) = (w / 2.0 - main_w / 2.0, w / 2.0 + main_w / 2.0);
        out[main] = left;
        let mut to_right = true;
        for (i, x) in widths.iter().enumerate().filter(|(i, _)| *i != main) {
            let gap = between.min(40.0);
            if to_right {
                out[i] = right + gap;
                right += gap + x;
            } else {
                left -= gap + x;
                out[i] = left;
            }
            to_right = !to_right;
        }
        let edge = (w - room) / 2.0;
        if left >= edge && right <= w - edge {
            return out;
        }
    }
    let mut x = ((w - total - between * (row.len() as f64 - 1.0)) / 2.0).max(2.0);
    widths
        .iter()
        .map(|own| {
            let here = x;
            x += own + between;
            here
        })
        .collect()
}

fn form(plan: &Plan, width: Width, n: usize) -> (Form, usize, f64) {
    let threads = plan.seats.iter().map(|s| s.needs.threads).max().unwrap_or(0);
    let rings = plan.seats.iter().any(|s| s.needs.ring.is_some());
    let make = |w, lines, small, var_rows, beside| Form { w, lines, small, var_rows, beside };
    match (width, n) {
        (Width::Wide, 1) if threads > 0 || rings => (make(680.0, 5, false, 2, true), 1, 0.0),
        (Width::Wide, 1) => (make(420.0, 5, false, 2, false), 1, 0.0),
        (Width::Wide, 2) => (make(330.0, 5, false, 2, false), 2, 160.0),
        (Width::Wide, 3) => (make(270.0, 5, false, 2, false), 3, 22.0),
        (Width::Wide, 4) => (make(203.0, 5, true, 2, false), 4, 16.0),
        (Width::Wide, 5 | 6) => (make(262.0, 3, true, 1, false), 3, 34.0),
        (Width::Wide, _) => (make(196.0, 3, true, 1, false), 4, 26.0),
        (Width::Medium, 1) if threads > 0 || rings => (make(640.0, 5, false, 2, true), 1, 0.0),
        (Width::Medium, 1) => (make(420.0, 5, false, 2, false), 1, 0.0),
        (Width::Medium, 2) => (make(310.0, 5, false, 2, false), 2, 38.0),
        (Width::Medium, 3) => (make(212.0, 5, true, 2, false), 3, 14.0),
        (Width::Medium, 4) => (make(310.0, 3, true, 1, false), 2, 38.0),
        (Width::Medium, _) => (make(212.0, 3, true, 1, false), 3, 14.0),
        (Width::Narrow, 1) => (make(358.0, 5, true, 2, false), 1, 0.0),
        (Width::Narrow, 2) => (make(173.0, 5, true, 3, false), 2, 12.0),
        (Width::Narrow, _) => (make(166.0, 3, true, 2, false), 2, 26.0),
    }
}

fn is_slab(plan: &Plan, i: usize) -> bool {
    plan.places.get(i).is_some_and(|p| p.kind == "memory" && p.fingers > 0)
}

fn size(plan: &Plan, i: usize, d: Density) -> Size {
    plan.places.get(i).and_then(|p| p.sizes.get(d as usize)).copied().unwrap_or_default()
}

fn shelf_height(plan: &Plan, row: &[usize], d: Density) -> f64 {
    row.iter().map(|&i| size(plan, i, d).h).fold(0.0, f64::max)
}

/// Fills shelves in order, then evens them out without needing one more.
fn shelves(plan: &Plan, items: &[usize], d: Density, room: f64) -> Vec<Vec<usize>> {
    let fill = |limit: f64| {
        let mut rows: Vec<Vec<usize>> = Vec::new();
        let mut used = f64::INFINITY;
        for &i in items {
            let w = size(plan, i, d).w;
            if used + 18.0 + w > limit {
                rows.push(Vec::new());
                used = -18.0;
            }
            used += 18.0 + w;
            if let Some(r) = rows.last_mut() {
                r.push(i);
            }
        }
        rows
    };
    let tight = fill(room);
    let mut best = tight.clone();
    let mut limit = room;
    while limit > room / 2.0 {
        limit -= 20.0;
        if items.iter().any(|&i| size(plan, i, d).w > limit) {
            break;
        }
        let rows = fill(limit);
        if rows.len() > tight.len() {
            break;
        }
        best = rows;
    }
    best
}
