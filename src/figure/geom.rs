//! Points, rectangles and paths in stage units (one unit is one CSS pixel at natural size).
//!
//! Everything here is plain arithmetic; drawing code speaks these types and nothing else of geometry.

/// A place on the stage; x grows to the right, y downwards.
#[derive(Clone, Copy, Debug, PartialEq, Default)]
pub struct Point {
    pub x: f64,
    pub y: f64,
}

/// Short for `Point { x, y }`.
pub fn at(x: f64, y: f64) -> Point {
    Point { x, y }
}

impl Point {
    pub fn plus(self, dx: f64, dy: f64) -> Point {
        at(self.x + dx, self.y + dy)
    }

    pub fn distance(self, other: Point) -> f64 {
        ((self.x - other.x).powi(2) + (self.y - other.y).powi(2)).sqrt()
    }

    /// The point a share `t` (0 to 1) of the way to `other`.
    pub fn toward(self, other: Point, t: f64) -> Point {
        at(self.x + (other.x - self.x) * t, self.y + (other.y - self.y) * t)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Default)]
pub struct Rect {
    pub x: f64,
    pub y: f64,
    pub w: f64,
    pub h: f64,
}

impl Rect {
    pub fn new(x: f64, y: f64, w: f64, h: f64) -> Rect {
        Rect { x, y, w, h }
    }

    pub fn right(&self) -> f64 {
        self.x + self.w
    }

    pub fn bottom(&self) -> f64 {
        self.y + self.h
    }

    pub fn center(&self) -> Point {
        at(self.x + self.w / 2.0, self.y + self.h / 2.0)
    }

    pub fn moved(&self, dx: f64, dy: f64) -> Rect {
        Rect { x: self.x + dx, y: self.y + dy, ..*self }
    }

    /// Larger by `d` on each side (smaller if negative).
    pub fn grown(&self, d: f64) -> Rect {
        Rect::new(self.x - d, self.y - d, (self.w + 2.0 * d).max(0.0), (self.h + 2.0 * d).max(0.0))
    }

    /// Whether the insides meet; touching edges do not count.
    pub fn overlaps(&self, o: &Rect) -> bool {
        self.x < o.right() && o.x < self.right() && self.y < o.bottom() && o.y < self.bottom()
    }

    pub fn contains(&self, p: Point) -> bool {
        p.x >= self.x && p.x <= self.right() && p.y >= self.y && p.y <= self.bottom()
    }

    /// Whether `o` lies wholly within.
    pub fn covers(&self, o: &Rect) -> bool {
        o.x >= self.x && o.y >= self.y && o.right() <= self.right() && o.bottom() <= self.bottom()
    }

    pub fn union(&self, o: &Rect) -> Rect {
        let (x, y) = (self.x.min(o.x), self.y.min(o.y));
        Rect::new(x, y, self.right().max(o.right()) - x, self.bottom().max(o.bottom()) - y)
    }
}

/// A line of straight pieces with its length known, so that a token's place on it is found without asking a browser.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Polyline {
    pub points: Vec<Point>,
    /// Length from the start to each point.
    along: Vec<f64>,
}

impl Polyline {
    pub fn new(points: Vec<Point>) -> Polyline {
        let mut along = Vec::with_capacity(points.len());
        let mut sum = 0.0;
        for (i, p) in points.iter().enumerate() {
            if let Some(before) = i.checked_sub(1).and_then(|j| points.get(j)) {
                sum += before.distance(*p);
            }
            along.push(sum);
        }
        Polyline { points, along }
    }

    pub fn length(&self) -> f64 {
        self.along.last().copied().unwrap_or(0.0)
    }

    /// The point at a share `t` (0 to 1) of the length; the origin for an empty line.
    pub fn at(&self, t: f64) -> Point {
        let want = self.length() * t.clamp(0.0, 1.0);
        let i = self.along.partition_point(|&a| a < want);
        let Some(&end) = self.points.get(i) else { return self.points.last().copied().unwrap_or_default() };
        let Some(j) = i.checked_sub(1) else { return end };
        let (a, b) = (self.along[j], self.along[i]);
        self.points[j].toward(end, if b > a { (want - a) / (b - a) } else { 1.0 })
    }

    pub fn reversed(&self) -> Polyline {
        Polyline::new(self.points.iter().rev().copied().collect())
    }

    /// This line with another one after it.
    pub fn then(&self, more: &[Point]) -> Polyline {
        Polyline::new(self.points.iter().chain(more).copied().collect())
    }

    pub fn bounds(&self) -> Rect {
        let mut it = self.points.iter();
        let Some(first) = it.next() else { return Rect::default() };
        let start = Rect::new(first.x, first.y, 0.0, 0.0);
        it.fold(start, |r, p| r.union(&Rect::new(p.x, p.y, 0.0, 0.0)))
    }
}

/// Points of a cubic curve, ends included.
pub fn cubic(a: Point, b: Point, c: Point, d: Point, pieces: u32) -> Vec<Point> {
    (0..=pieces)
        .map(|i| {
            let t = f64::from(i) / f64::from(pieces.max(1));
            let u = 1.0 - t;
            let (wa, wb, wc, wd) = (u * u * u, 3.0 * u * u * t, 3.0 * u * t * t, t * t * t);
            at(wa * a.x + wb * b.x + wc * c.x + wd * d.x, wa * a.y + wb * b.y + wc * c.y + wd * d.y)
        })
        .collect()
}

/// A number as SVG text: one decimal at most, no `-0`.
pub fn num(v: f64) -> String {
    let tenths = (v * 10.0).round();
    if !tenths.is_finite() {
        return "0".to_string();
    }
    let s = format!("{:.1}", tenths / 10.0 + 0.0);
    let s = s.strip_suffix(".0").unwrap_or(&s);
    if s == "-0" { "0".to_string() } else { s.to_string() }
}

/// A place on a circle; the angle is in degrees, 0 at the top, clockwise.
pub fn polar(center: Point, radius: f64, degrees: f64) -> Point {
    let a = degrees.to_radians();
    at(center.x + radius * libm::sin(a), center.y - radius * libm::cos(a))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short() {
        for (v, s) in [(0.0, "0"), (-0.01, "0"), (1.25, "1.3"), (-3.0, "-3"), (100.0, "100"), (f64::NAN, "0")] {
            assert_eq!(num(v), s);
        }
    }

    #[test]
    fn a_place_on_a_line_is_found_by_length() {
        let line = Polyline::new(vec![at(0.0, 0.0), at(10.0, 0.0), at(10.0, 30.0)]);
        assert_eq!(line.length(), 40.0);
        assert_eq!(line.at(0.0), at(0.0, 0.0));
        assert_eq!(line.at(0.25), at(10.0, 0.0));
        assert_eq!(line.at(0.5), at(10.0, 10.0));
        assert_eq!(line.at(1.0), at(10.0, 30.0));
        assert_eq!(Polyline::new(vec![]).at(0.5), at(0.0, 0.0));
    }
}
