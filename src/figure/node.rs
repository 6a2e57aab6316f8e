//! The drawing as a small tree of primitives: the one list that the SVG export and the pages share.
//!
//! Rules:
//! - A node's `key`, when it has one, is unique in its scene and names the same thing at every step, so that a view
//!   can keep its elements and motion can find them. Only groups with a key ever move.
//! - Colours, fonts and line widths are classes of `styles/stage.css`; a node holds geometry and words, no style.
//! - Text is data. Whoever writes it out escapes it (`svg.rs`) or makes a text node of it (the pages).

use super::geom::{Point, Rect, at, num};
use super::metrics::{self, Style};
use std::borrow::Cow;

#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// Empty for what never moves on its own.
    pub key: String,
    /// Class names, separated by blanks.
    pub class: String,
    pub shape: Shape,
    /// What a pointer resting on it is told; also its accessible name. Empty: nothing.
    pub title: String,
    pub children: Vec<Node>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    Start,
    Middle,
    End,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// Children are drawn moved by (x, y) after a turn by so many degrees, clockwise.
    Group {
        x: f64,
        y: f64,
        turn: f64,
    },
    Rect {
        x: f64,
        y: f64,
        w: f64,
        h: f64,
        r: f64,
    },
    Circle {
        x: f64,
        y: f64,
        r: f64,
    },
    Line {
        x1: f64,
        y1: f64,
        x2: f64,
        y2: f64,
    },
    Path {
        d: String,
    },
    Text {
        x: f64,
        y: f64,
        style: Style,
        anchor: Anchor,
        runs: Vec<Run>,
    },
}

/// A stretch of a text with a class of its own ("" for none).
#[derive(Clone, Debug, PartialEq)]
pub struct Run {
    pub class: Cow<'static, str>,
    pub text: String,
}

/// A stretch of text.
pub fn run(class: &'static str, text: impl Into<String>) -> Run {
    Run { class: Cow::Borrowed(class), text: text.into() }
}

impl Node {
    pub fn new(class: impl Into<String>, shape: Shape) -> Node {
        Node { key: String::new(), class: class.into(), shape, title: String::new(), children: Vec::new() }
    }

    pub fn group(class: impl Into<String>, x: f64, y: f64) -> Node {
        Node::new(class, Shape::Group { x, y, turn: 0.0 })
    }

    pub fn rect(class: impl Into<String>, b: Rect, r: f64) -> Node {
        Node::new(class, Shape::Rect { x: b.x, y: b.y, w: b.w, h: b.h, r })
    }

    pub fn circle(class: impl Into<String>, c: Point, r: f64) -> Node {
        Node::new(class, Shape::Circle { x: c.x, y: c.y, r })
    }

    pub fn line(class: impl Into<String>, a: Point, b: Point) -> Node {
        Node::new(class, Shape::Line { x1: a.x, y1: a.y, x2: b.x, y2: b.y })
    }

    pub fn path(class: impl Into<String>, d: impl Into<String>) -> Node {
        Node::new(class, Shape::Path { d: d.into() })
    }

    /// Text that begins at `p` (its baseline).
    pub fn text(style: Style, p: Point, text: impl Into<String>) -> Node {
        Node::runs(style, p, vec![run("", text)])
    }

    pub fn runs(style: Style, p: Point, runs: Vec<Run>) -> Node {
        Node::new(style.class(), Shape::Text { x: p.x, y: p.y, style, anchor: Anchor::Start, runs })
    }

    /// The same text with `p` as its middle.
    pub fn middle(mut self) -> Node {
        if let Shape::Text { anchor, .. } = &mut self.shape {
            *anchor = Anchor::Middle;
        }
        self
    }

    /// The same text with `p` as its end.
    pub fn end(mut self) -> Node {
        if let Shape::Text { anchor, .. } = &mut self.shape {
            *anchor = Anchor::End;
        }
        self
    }

    pub fn key(mut self, key: impl Into<String>) -> Node {
        self.key = key.into();
        self
    }

    /// One more class.
    pub fn also(mut self, class: &str) -> Node {
        if !class.is_empty() {
            if !self.class.is_empty() {
                self.class.push(' ');
            }
            self.class.push_str(class);
        }
        self
    }

    pub fn title(mut self, title: impl Into<String>) -> Node {
        self.title = title.into();
        self
    }

    pub fn with(mut self, child: Node) -> Node {
        self.children.push(child);
        self
    }

    pub fn push(&mut self, child: Node) {
        self.children.push(child);
    }

    /// A group turned by so many degrees.
    pub fn turned(mut self, degrees: f64) -> Node {
        if let Shape::Group { turn, .. } = &mut self.shape {
            *turn = degrees;
        }
        self
    }

    /// The SVG element's name.
    pub fn tag(&self) -> &'static str {
        match self.shape {
            Shape::Group { .. } => "g",
            Shape::Rect { .. } => "rect",
            Shape::Circle { .. } => "circle",
            Shape::Line { .. } => "line",
            Shape::Path { .. } => "path",
            Shape::Text { .. } => "text",
        }
    }

    /// The element's attributes, class and geometry, ready for `setAttribute`; text is not among them.
    pub fn attributes(&self) -> Vec<(&'static str, String)> {
        let mut out = Vec::with_capacity(6);
        if !self.class.is_empty() {
            out.push(("class", self.class.clone()));
        }
        if !self.key.is_empty() {
            out.push(("data-key", self.key.clone()));
        }
        let mut put = |name, v: f64| out.push((name, num(v)));
        match &self.shape {
            Shape::Group { x, y, turn } => {
                let t = transform(*x, *y, *turn);
                if !t.is_empty() {
                    out.push(("transform", t));
                }
            }
            Shape::Rect { x, y, w, h, r } => {
                for (n, v) in [("x", *x), ("y", *y), ("width", *w), ("height", *h)] {
                    put(n, v);
                }
                if *r > 0.0 {
                    put("rx", *r);
                }
            }
            Shape::Circle { x, y, r } => {
                for (n, v) in [("cx", *x), ("cy", *y), ("r", *r)] {
                    put(n, v);
                }
            }
            Shape::Line { x1, y1, x2, y2 } => {
                for (n, v) in [("x1", *x1), ("y1", *y1), ("x2", *x2), ("y2", *y2)] {
                    put(n, v);
                }
            }
            Shape::Path { d } => out.push(("d", d.clone())),
            Shape::Text { x, y, anchor, .. } => {
                put("x", *x);
                put("y", *y);
                match anchor {
                    Anchor::Start => {}
                    Anchor::Middle => out.push(("text-anchor", "middle".to_string())),
                    Anchor::End => out.push(("text-anchor", "end".to_string())),
                }
            }
        }
        out
    }

    /// Calls `f` with every node and where its own coordinates begin (turns are not followed).
    pub fn walk<'a>(&'a self, origin: Point, f: &mut impl FnMut(&'a Node, Point)) {
        f(self, origin);
        let inner = match self.shape {
            Shape::Group { x, y, .. } => origin.plus(x, y),
            _ => origin,
        };
        for child in &self.children {
            child.walk(inner, f);
        }
    }

    /// The box a text takes at most, in its own coordinates; None for what is not text or is empty.
    pub fn text_box(&self) -> Option<Rect> {
        let Shape::Text { x, y, style, anchor, runs } = &self.shape else { return None };
        let w: f64 = runs.iter().map(|r| metrics::width(*style, &r.text)).sum();
        if w == 0.0 {
            return None;
        }
        let left = match anchor {
            Anchor::Start => *x,
            Anchor::Middle => x - w / 2.0,
            Anchor::End => x - w,
        };
        let (up, down) = metrics::ascent_descent(*style);
        Some(Rect::new(left, y - up, w, up + down))
    }
}

/// The `transform` attribute of a group; empty for none.
pub fn transform(x: f64, y: f64, turn: f64) -> String {
    let mut out = String::new();
    let (sx, sy) = (num(x), num(y));
    if sx != "0" || sy != "0" {
        out = format!("translate({sx} {sy})");
    }
    let st = num(turn);
    if st != "0" {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(&format!("rotate({st})"));
    }
    out
}

/// A small triangle with its point at `tip`, looking along `degrees` (0: up, clockwise).
pub fn tip(class: impl Into<String>, tip: Point, degrees: f64, size: f64) -> Node {
    let a = degrees.to_radians();
    let (dx, dy) = (libm::sin(a), -libm::cos(a));
    let back = at(tip.x - dx * size, tip.y - dy * size);
    let (px, py) = (-dy * size * 0.52, dx * size * 0.52);
    let d = format!(
        "M{} {}L{} {}L{} {}Z",
        num(tip.x),
        num(tip.y),
        num(back.x + px),
        num(back.y + py),
        num(back.x - px),
        num(back.y - py)
    );
    Node::path(class, d)
}

/// The path of a line of straight pieces, its corners rounded with at most this radius.
pub fn rounded(points: &[Point], radius: f64) -> String {
    let mut d = String::new();
    for (i, p) in points.iter().enumerate() {
        let (Some(before), Some(after)) = (i.checked_sub(1).and_then(|j| points.get(j)), points.get(i + 1)) else {
            d.push_str(&format!("{}{} {}", if i == 0 { "M" } else { "L" }, num(p.x), num(p.y)));
            continue;
        };
        let r = radius.min(before.distance(*p) / 2.0).min(after.distance(*p) / 2.0);
        if r < 0.5 {
            d.push_str(&format!("L{} {}", num(p.x), num(p.y)));
            continue;
        }
        let a = p.toward(*before, r / before.distance(*p));
        let b = p.toward(*after, r / after.distance(*p));
        d.push_str(&format!("L{} {}Q{} {} {} {}", num(a.x), num(a.y), num(p.x), num(p.y), num(b.x), num(b.y)));
    }
    d
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_are_what_svg_wants() {
        let n = Node::group("a b", 3.0, 4.5).turned(30.0).key("k");
        assert_eq!(
            n.attributes(),
            vec![
                ("class", "a b".to_string()),
                ("data-key", "k".to_string()),
                ("transform", "translate(3 4.5) rotate(30)".to_string())
            ]
        );
        let t = Node::text(Style::Sub, at(10.0, 20.0), "hi").middle();
        assert!(t.attributes().contains(&("text-anchor", "middle".to_string())));
        let b = t.text_box().expect("it has text");
        assert!((b.center().x - 10.0).abs() < 1e-9);
    }

    #[test]
    fn corners_are_rounded() {
        let d = rounded(&[at(0.0, 0.0), at(0.0, 20.0), at(30.0, 20.0)], 8.0);
        assert_eq!(d, "M0 0L0 12Q0 20 8 20L30 20");
    }
}
