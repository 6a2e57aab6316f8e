//! What several kinds of object are made of: benches with their chips, envelopes, cells, hatching, stacked captions.

use super::super::bytes;
use super::super::geom::{Point, Rect, at, num};
use super::super::metrics::{Style, choose, fit, width};
use super::super::model::{BenchView, Envelope, Holder, MaybeByte, ObjectView, Waiter};
use super::super::node::Node;
use super::super::scene::Token;
use super::{Bench, Cx, Density, Figure};

/// Height of a bench's pill, and with the line below it that says what would wake its first sleeper.
pub const SEAT: f64 = 30.0;
pub const BENCH: f64 = 47.0;
/// Chips shown before the rest becomes a number.
const MOST_CHIPS: usize = 3;

pub fn hue(h: u8) -> String {
    format!("p{}", h.min(8))
}

/// A thread's chip, its middle at the origin.
pub fn chip(label: &str, h: u8, room: f64) -> (Node, f64) {
    let text = fit(Style::Chip, label, (room - 16.0).max(20.0));
    let w = chip_width(&text);
    let node = Node::group(format!("chip {}", hue(h)), 0.0, 0.0)
        .with(Node::rect("", Rect::new(-w / 2.0, -10.0, w, 20.0), 10.0))
        .with(Node::text(Style::Chip, at(0.0, 4.0), text).middle());
    (node, w)
}

pub fn chip_width(text: &str) -> f64 {
    (width(Style::Chip, text) + 16.0).max(34.0).ceil()
}

/// A holder's chip at a place, with the key that a chip of that thread has nowhere else.
pub fn holder_chip(h: &Holder, center: Point, room: f64) -> Node {
    let (mut node, _) = chip(&h.label, h.hue, room);
    if let super::super::node::Shape::Group { x, y, .. } = &mut node.shape {
        (*x, *y) = (center.x, center.y);
    }
    node.title(format!("held by {}", h.label))
}

fn chips_width(waiters: &[Waiter], room: f64) -> f64 {
    let shown = waiters.len().min(MOST_CHIPS);
    let mut w: f64 = waiters.iter().take(shown).map(|x| chip_width(&x.label).min(room) + 5.0).sum();
    if waiters.len() > shown {
        w += width(Style::Sub, &format!("+{}", waiters.len() - shown)) + 6.0;
    }
    w.max(width(Style::Sub, "nobody"))
}

/// The natural width of a bench.
pub fn bench_width(b: &BenchView, cx: &Cx) -> f64 {
    let most = match (cx.narrow(), b.waiters.is_empty()) {
        (true, true) => 172.0,
        (true, false) => 236.0,
        _ => 300.0,
    };
    let until = if b.waiters.is_empty() { 0.0 } else { width(Style::Sub, &b.until) + 10.0 };
    let seat = width(Style::Sub, &b.title) + chips_width(&b.waiters, 96.0) + 40.0;
    seat.max(until).max(168.0).min(most).min(cx.room).ceil()
}

/// A bench with its top left at (x, y): the pill, who sits on it, and what would wake the first.
pub fn bench(o: &ObjectView, b: &BenchView, x: f64, y: f64, w: f64) -> (Bench, Vec<Token>) {
    let key = bench_key(o, b.key);
    let taken = !b.waiters.is_empty();
    let mut node = Node::group(if taken { "bench taken" } else { "bench" }, x, y).key(key.clone());
    node.title = bench_words(b);
    node.push(Node::rect("seat", Rect::new(0.0, 0.0, w, SEAT), SEAT / 2.0));
    let mut tokens = Vec::new();
    let mut chips = chips_width(&b.waiters, 96.0);
    let inner = w - 30.0;
    // The title gives way before the chips do.
    let mut chip_room = 96.0;
    if chips > inner - 40.0 {
        chip_room = ((inner - 40.0) / b.waiters.len().clamp(1, MOST_CHIPS) as f64 - 5.0).max(38.0);
        chips = chips_width(&b.waiters, chip_room);
    }
    let short = b.title.strip_prefix("waiting ").unwrap_or(&b.title);
    let title = choose(Style::Sub, &[&b.title, short], (inner - chips - 6.0).max(0.0));
    node.push(Node::text(Style::Sub, at(15.0, 19.5), title));
    if taken {
        let mut right = w - 8.0;
        let shown = b.waiters.len().min(MOST_CHIPS);
        if b.waiters.len() > shown {
            let more = format!("+{}", b.waiters.len() - shown);
            node.push(Node::text(Style::Sub, at(right - 2.0, 19.5), more.clone()).end());
            right -= width(Style::Sub, &more) + 6.0;
        }
        // First come sits nearest the title.
        let mut places: Vec<(Point, &Waiter)> = Vec::new();
        for waiter in b.waiters.iter().take(shown).rev() {
            let text = fit(Style::Chip, &waiter.label, (chip_room - 16.0).max(20.0));
            let cw = chip_width(&text);
            places.push((at(x + right - cw / 2.0, y + SEAT / 2.0), waiter));
            right -= cw + 5.0;
        }
        for (p, waiter) in places.into_iter().rev() {
            let (chip, _) = chip(&waiter.label, waiter.hue, chip_room);
            tokens.push(Token::new(format!("chip.t{}", waiter.tid), p, chip));
        }
        let until = fit(Style::Sub, &b.until, w - 8.0);
        node.push(Node::text(Style::Sub, at(w / 2.0, SEAT + 14.0), until).middle());
    } else {
        node.push(Node::text(Style::Sub, at(w - 15.0, 19.5), "nobody").end());
    }
    (Bench { key: b.key, rect: Rect::new(x, y, w, BENCH), node }, tokens)
}

/// The name of a bench among all of a scene.
pub fn bench_key(o: &ObjectView, key: &str) -> String {
    format!("bench.{}.{key}", o.id.key())
}

/// A bench as a sentence: for tooltips and for those who do not see it.
pub fn bench_words(b: &BenchView) -> String {
    if b.waiters.is_empty() {
        return format!("{}: nobody", b.title);
    }
    let who: Vec<String> = b
        .waiters
        .iter()
        .map(|w| match w.deadline {
            Some(t) => format!("{} (gives up at {})", w.label, bytes::duration(t)),
            None => w.label.clone(),
        })
        .collect();
    let until = if b.until.is_empty() { String::new() } else { format!(", {}", b.until) };
    format!("{}: {}{until}", b.title, who.join(", then "))
}

/// Whether to draw an object's empty benches: where there is room for them.
fn shown<'a>(o: &'a ObjectView, cx: &Cx) -> Vec<&'a BenchView> {
    o.benches.iter().filter(|b| cx.density == Density::Large || !b.waiters.is_empty()).collect()
}

/// A figure in the usual order: title, drawing, caption, benches, all centred.
pub struct Stack<'a> {
    pub o: &'a ObjectView,
    /// The drawing's size; it is drawn by `fill` with its own top left at the origin.
    pub w: f64,
    pub h: f64,
    pub caption: String,
    /// Benches beside one another rather than one below the other.
    pub abreast: bool,
    pub title: bool,
    /// Small things: a wire ends above the title rather than beside it.
    pub from_above: bool,
}

impl Stack<'_> {
    /// The figure without its drawing, and where the drawing's top left is to be.
    pub fn frame(&self, cx: &Cx) -> (Figure, Point) {
        let o = self.o;
        let benches = shown(o, cx);
        let widths: Vec<f64> = benches.iter().map(|b| bench_width(b, cx)).collect();
        let gaps = 14.0 * (benches.len().max(1) - 1) as f64;
        let abreast = self.abreast && widths.iter().sum::<f64>() + gaps <= cx.room;
        let bench_w =
            if abreast { widths.iter().sum::<f64>() + gaps } else { widths.iter().copied().fold(0.0, f64::max) };
        let title_w = if self.title { width(Style::Title, &o.name).min(cx.room) } else { 0.0 };
        let caption_w = width(Style::Sub, &self.caption).min(cx.room);
        let w = self.w.max(bench_w).max(title_w).max(caption_w).ceil();
        let rows = if abreast { benches.len().min(1) } else { benches.len() };
        let top = if self.title { 22.0 } else { 0.0 };
        let below = if self.caption.is_empty() { 0.0 } else { 20.0 };
        let bench_h = rows as f64 * (BENCH + 4.0) + if rows > 0 { 6.0 } else { 0.0 };
        let mut f = Figure::new(w, top + self.h + below + bench_h);
        if self.title {
            let text = fit(Style::Title, &o.name, w);
            f.nodes.push(Node::text(Style::Title, at(w / 2.0, 13.0), text).middle());
        }
        let origin = at(((w - self.w) / 2.0).round(), top);
        f.solid = Rect::new(origin.x, origin.y, self.w, self.h);
        // The title takes the middle of the top; beside it wires may come down.
        let half = title_w / 2.0 + 7.0;
        let (title_left, title_right) = if self.title { (w / 2.0 - half, w / 2.0 + half) } else { (w / 2.0, w / 2.0) };
        f.sides = (Some((origin.x - 12.0).min(title_left)), Some((origin.x + self.w + 12.0).max(title_right)));
        if self.from_above {
            f.tops = vec![((w / 2.0 - 16.0).max(2.0), (w / 2.0 + 16.0).min(w - 2.0), -2.0)];
        } else {
            let spans = [(origin.x + 7.0, title_left), (title_right, origin.x + self.w - 7.0)];
            f.tops = spans.into_iter().filter(|(a, b)| b - a >= 6.0).map(|(a, b)| (a, b, top - 3.0)).collect();
        }
        let mut y = top + self.h;
        if !self.caption.is_empty() {
            f.nodes.push(Node::text(Style::Sub, at(w / 2.0, y + 15.0), fit(Style::Sub, &self.caption, w)).middle());
            y += below;
        }
        y += 6.0;
        let mut x = ((w - bench_w) / 2.0).round();
        for (b, bw) in benches.iter().zip(widths) {
            let (bx, bw) = if abreast { (x, bw) } else { (((w - bench_w) / 2.0).round(), bench_w) };
            let (drawn, tokens) = bench(o, b, bx, y, bw);
            f.benches.push(drawn);
            f.tokens.extend(tokens);
            if abreast {
                x += bw + 14.0;
            } else {
                y += BENCH + 4.0;
            }
        }
        (f, origin)
    }
}

/// Strokes across a box: its bytes have never been given a value.
pub fn hatch(b: Rect) -> Node {
    let mut d = String::new();
    let step = 5.0;
    let mut s = step;
    while s < b.w + b.h {
        let (x1, y1) = if s <= b.h { (0.0, s) } else { (s - b.h, b.h) };
        let (x2, y2) = if s <= b.w { (s, 0.0) } else { (b.w, s - b.w) };
        d.push_str(&format!("M{} {}L{} {}", num(b.x + x1), num(b.y + y1), num(b.x + x2), num(b.y + y2)));
        s += step;
    }
    Node::path("hatch", d)
}

/// A byte written in the middle of a place; hatched where it has no value.
pub fn byte(b: MaybeByte, center: Point, room: f64) -> Vec<Node> {
    match b {
        Some(v) => {
            let text = bytes::glyph(v);
            let style = if width(Style::Byte, &text) <= room { Style::Byte } else { Style::ByteSmall };
            vec![Node::text(style, at(center.x, center.y + style.size() * 0.34), text).middle()]
        }
        None => vec![hatch(Rect::new(center.x - room / 2.0, center.y - 7.0, room, 14.0))],
    }
}

/// Width and height of an envelope.
pub const ENVELOPE: (f64, f64) = (58.0, 34.0);

/// A message with its edges, top left at the origin.
pub fn envelope(m: &Envelope, just: bool) -> Node {
    let (w, h) = ENVELOPE;
    let class = format!("envelope {}{}", hue(m.hue), if just { " just" } else { "" });
    let mut g = Node::group(class, 0.0, 0.0);
    g.push(Node::rect("", Rect::new(0.0, 0.0, w, h), 3.0));
    g.push(Node::path("", format!("M1 1.5L{} {}L{} 1.5", num(w / 2.0), num(h * 0.42), num(w - 1.0))));
    let words = content_words(&m.bytes, m.len);
    g.push(Node::text(Style::Cell, at(w / 2.0, h - 7.0), fit(Style::Cell, &words, w - 8.0)).middle());
    if !m.stamp.is_empty() {
        let text = fit(Style::Index, &m.stamp, 26.0);
        let sw = (width(Style::Index, &text) + 7.0).max(14.0);
        g.push(Node::rect("stamp", Rect::new(w - sw + 4.0, -6.0, sw, 13.0), 3.0));
        g.push(Node::text(Style::Index, at(w - sw / 2.0 + 4.0, 4.0), text).middle());
    }
    g.title(format!("message of {}: {}", bytes::counted(m.len.max(m.bytes.len() as u64), "byte", "bytes"), words))
}

/// A message's contents in short: text if it is text, a small integer if it looks like one, else hex.
pub fn content_words(b: &[u8], len: u64) -> String {
    let end = b.iter().rposition(|&x| x != 0).map_or(0, |i| i + 1);
    let text = &b[..end];
    if text.is_empty() && !b.is_empty() {
        return if b.len() == 4 || b.len() == 8 { "0".into() } else { "\\0".into() };
    }
    // One letter and nothing but zeros after it: an integer, more likely than a string.
    let number = text.len() == 1 && (b.len() == 4 || b.len() == 8);
    if !number && !text.is_empty() && text.iter().all(|&x| (0x20..0x7f).contains(&x) || x == b'\n' || x == b'\t') {
        return text.iter().map(|&x| if x == b' ' { " ".into() } else { bytes::glyph(x) }).collect();
    }
    if let Ok(four) = <[u8; 4]>::try_from(b) {
        return i32::from_le_bytes(four).to_string();
    }
    if let Ok(eight) = <[u8; 8]>::try_from(b) {
        return i64::from_le_bytes(eight).to_string();
    }
    if b.is_empty() {
        return if len == 0 { "(empty)".into() } else { bytes::counted(len, "byte", "bytes") };
    }
    b.iter().take(6).map(|x| format!("{x:02x}")).collect::<Vec<_>>().join(" ")
}

/// The outline of a piece of a ring: angles in degrees from the top, clockwise; `gap` units free at each side.
pub fn wedge(center: Point, inner: f64, outer: f64, from: f64, to: f64, gap: f64) -> String {
    use super::super::geom::polar;
    let slant = |r: f64| (gap / r).to_degrees();
    let (a, b) = (polar(center, inner, from + slant(inner)), polar(center, outer, from + slant(outer)));
    let (c, d) = (polar(center, outer, to - slant(outer)), polar(center, inner, to - slant(inner)));
    let large = i32::from(to - from > 180.0);
    let p = |q: Point| format!("{} {}", num(q.x), num(q.y));
    format!(
        "M{}L{}A{o} {o} 0 {large} 1 {}L{}A{i} {i} 0 {large} 0 {}Z",
        p(a),
        p(b),
        p(c),
        p(d),
        p(a),
        o = num(outer),
        i = num(inner)
    )
}
