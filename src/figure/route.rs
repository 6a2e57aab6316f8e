//! Wires: from a port on a card's lower edge down across the line to an object, past everything that holds text.
//!
//! Where a plain curve meets nothing on its way it is taken. Otherwise a wire runs in channels: down from its port,
//! sideways in the free strips between rows, down in the gaps between columns. Strips and gaps are shared by lanes, and
//! lanes are given out in an order in which wires that go the same way do not cross.

use super::geom::{Point, Polyline, Rect, at, cubic};

/// The free space wires may use, made by layout.
#[derive(Clone, Debug, Default)]
pub struct Field {
    /// Rows of cards, then rows of objects: each with what stands in it, from left to right.
    pub rows: Vec<Row>,
    /// The strip above each row (`strips[i]` lies above `rows[i]`): top and bottom. The one above the first row is unused.
    pub strips: Vec<(f64, f64)>,
    pub width: f64,
    /// Things a curve must not pass: cards, objects, pills.
    pub obstacles: Vec<Rect>,
}

#[derive(Clone, Debug, Default)]
pub struct Row {
    pub boxes: Vec<Rect>,
}

/// A wire to be laid.
#[derive(Clone, Debug)]
pub struct Job {
    pub from: Point,
    /// Row of the card it comes from, index into `Field::rows`.
    pub from_row: usize,
    pub to_row: usize,
    /// The figure's own outline, in stage units, and whether it is a circle.
    pub solid: Rect,
    pub round: bool,
    /// Where it may come down at the left and right without meeting text.
    pub sides: (Option<f64>, Option<f64>),
    /// Stretches of the top (from x, to x, y) where it may come straight down.
    pub tops: Vec<(f64, f64, f64)>,
    /// The room its object has: a curve may pass there.
    pub own: Rect,
}

/// Where a wire reaches its object.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Door {
    Left,
    Right,
    /// Which stretch of the top.
    Top(usize),
}

/// Lays all wires; one line for each job, from the port to the object's edge.
pub fn lay(field: &Field, jobs: &[Job]) -> Vec<Polyline> {
    let doors: Vec<Door> = jobs.iter().map(|j| door(field, j)).collect();
    let ends: Vec<(Point, usize)> = (0..jobs.len()).map(|i| end(jobs, &doors, i)).collect();
    let mut tracks = Tracks::default();
    let mut plans: Vec<Plan> = Vec::new();
    for (i, ((j, d), (end, nth))) in jobs.iter().zip(&doors).zip(&ends).enumerate() {
        match curve(field, j, *d, *end) {
            Some(points) => plans.push(Plan::Curve(points)),
            None => plans.push(Plan::Tracks(channel(field, j, *d, *nth, *end, i, &mut tracks))),
        }
    }
    let lanes = tracks.lanes();
    // Where more wires share the gap at an edge than it has room for, the outermost go together along it.
    let inside = |p: Point| Point { x: p.x.clamp(1.5, (field.width - 1.5).max(1.5)), ..p };
    plans
        .into_iter()
        .map(|p| match p {
            Plan::Curve(points) => points,
            Plan::Tracks(steps) => follow(field, &steps, &lanes),
        })
        .map(|points| Polyline::new(points.into_iter().map(inside).collect()))
        .collect()
}

enum Plan {
    Curve(Vec<Point>),
    Tracks(Vec<Step>),
}

/// The door that costs the least way; a side that a plain curve reaches is best.
fn door(field: &Field, j: &Job) -> Door {
    let left_first = j.from.x <= j.solid.center().x;
    let order = if left_first { [Door::Left, Door::Right] } else { [Door::Right, Door::Left] };
    for d in order {
        if side(j, d).is_some() && curve(field, j, d, anchor(j, d, 0, 1)).is_some() {
            return d;
        }
    }
    let mut best = (f64::INFINITY, order[0]);
    let mut offer = |cost: f64, d: Door| {
        if cost < best.0 {
            best = (cost, d);
        }
    };
    for (i, t) in j.tops.iter().enumerate() {
        offer((j.from.x.clamp(t.0, t.1.max(t.0)) - j.from.x).abs(), Door::Top(i));
    }
    for d in order {
        if let Some(x) = side(j, d) {
            // Round a corner: only where the top is out of the way.
            offer((x - j.from.x).abs() + 60.0, d);
        }
    }
    best.1
}

fn side(j: &Job, d: Door) -> Option<f64> {
    match d {
        Door::Left => j.sides.0,
        Door::Right => j.sides.1,
        Door::Top(_) => None,
    }
}

/// Where a wire ends, and its rank among those at the same door: the outermost, which ends lowest, last.
fn end(jobs: &[Job], doors: &[Door], i: usize) -> (Point, usize) {
    let (Some(a), Some(&door)) = (jobs.get(i), doors.get(i)) else { return (Point::default(), 0) };
    let same: Vec<(usize, &Job)> =
        jobs.iter().enumerate().filter(|(k, b)| b.solid == a.solid && doors.get(*k) == Some(&door)).collect();
    if let Door::Top(t) = door {
        let Some(&(x1, x2, y)) = a.tops.get(t) else { return (a.solid.center(), 0) };
        // Each as near above its end as the others let it.
        let mut order: Vec<(f64, usize)> = same.iter().map(|(k, b)| (b.from.x, *k)).collect();
        crate::order::sort_by(&mut order, |p, q| p.0.total_cmp(&q.0).then(p.1.cmp(&q.1)));
        let pitch = ((x2 - x1) / order.len() as f64).min(11.0);
        let mut xs: Vec<f64> = order.iter().map(|o| o.0.clamp(x1, x2.max(x1))).collect();
        for k in 1..xs.len() {
            xs[k] = xs[k].max(xs[k - 1] + pitch);
        }
        let mut limit = x2;
        for x in xs.iter_mut().rev() {
            *x = x.min(limit);
            limit = *x - pitch;
        }
        let at_ = order.iter().position(|o| o.1 == i).unwrap_or(0);
        let x = xs.get(at_).copied().unwrap_or(x1);
        let y = if a.round {
            let (c, r) = (a.solid.center(), a.solid.w / 2.0);
            c.y - (r * r - (x - c.x) * (x - c.x)).max(0.0).sqrt() - 4.0
        } else {
            y
        };
        return (at(x, y), at_);
    }
    let closer = |b: &Job| if door == Door::Left { b.from.x > a.from.x } else { b.from.x < a.from.x };
    let before = same.iter().filter(|(k, b)| closer(b) || (b.from.x == a.from.x && *k < i)).count();
    (anchor(a, door, before, same.len()), before)
}

/// Where a wire ends at the left or right.
fn anchor(j: &Job, d: Door, nth: usize, of: usize) -> Point {
    let c = j.solid.center();
    let step = (j.solid.h / (of as f64 + 1.0)).min(22.0);
    let dy = (nth as f64 - (of as f64 - 1.0) / 2.0) * step;
    let half = j.solid.w / 2.0;
    let dx = if j.round { (half * half - dy * dy).max(0.0).sqrt() } else { half } + 4.0;
    at(if d == Door::Left { c.x - dx } else { c.x + dx }, c.y + dy)
}

/// The plain curve, if nothing stands in its way.
fn curve(field: &Field, j: &Job, d: Door, end: Point) -> Option<Vec<Point>> {
    let clear = side(j, d)?;
    let left = d == Door::Left;
    let beside = if left { j.from.x < clear - 8.0 } else { j.from.x > clear + 8.0 };
    if !beside || j.to_row != j.from_row + 1 || end.y < j.from.y + 40.0 {
        return None;
    }
    let drop = (end.y - j.from.y) * 0.62;
    let reach = ((end.x - j.from.x).abs() * 0.55).min(140.0);
    let b = at(j.from.x, j.from.y + drop);
    let c = at(if left { end.x - reach } else { end.x + reach }, end.y);
    let points = cubic(j.from, b, c, end, 28);
    let hit = points.iter().skip(1).any(|p| field.obstacles.iter().any(|o| *o != j.own && o.grown(5.0).contains(*p)));
    (!hit).then_some(points)
}

/// One piece of a wire in channels: x or y is fixed, or a lane of a strip or gap.
#[derive(Clone, Debug)]
enum Step {
    /// Down to this place.
    To(Point),
    /// Sideways in the strip above this row, in the lane found for (strip, job).
    Strip(usize, usize),
    /// Down at this x, in the lane found for (gap, job).
    Gap(usize, usize),
    /// Down at exactly this x.
    Down(f64),
}

/// What runs where, until lanes are given out.
#[derive(Default)]
struct Tracks {
    /// (strip, job, from x, to x)
    strips: Vec<(usize, usize, f64, f64)>,
    /// (gap's number, job, middle x, room, direction: where it came from)
    gaps: Vec<(usize, usize, f64, f64, f64)>,
}

/// Found lanes: x of a gap's lane, share (0 to 1) of a strip's height.
#[derive(Default)]
struct Lanes {
    strips: Vec<(usize, usize, f64)>,
    gaps: Vec<(usize, usize, f64)>,
}

fn channel(field: &Field, j: &Job, d: Door, nth: usize, end: Point, job: usize, tracks: &mut Tracks) -> Vec<Step> {
    let mut steps = vec![Step::To(j.from)];
    let mut x = j.from.x;
    let mut loose = 0.0;
    for row in j.from_row + 1..j.to_row {
        let Some(r) = field.rows.get(row) else { continue };
        // Straight on where nothing stands below, in whichever lane it may be.
        if r.boxes.iter().all(|b| x + loose < b.x - 6.0 || x - loose > b.right() + 6.0) {
            continue;
        }
        let (gap, mid, room) = nearest_gap(field, row, r, x, j.solid.center().x);
        tracks.strips.push((row, job, x, mid));
        steps.push(Step::Strip(row, job));
        tracks.gaps.push((gap, job, mid, room, x));
        steps.push(Step::Gap(gap, job));
        x = mid;
        loose = ((room - 6.0) / 2.0).clamp(0.0, 40.0);
    }
    let away = 6.0 * nth as f64;
    let beside = field.rows.get(j.to_row).map(|r| r.boxes.as_slice()).unwrap_or_default();
    let middle = j.solid.center().x;
    let down = match d {
        Door::Left => {
            let wall = beside.iter().map(Rect::right).filter(|x| *x < middle).fold(2.0, f64::max);
            j.sides.0.map_or(end.x, |x| (x - away).max(wall + 3.0))
        }
        Door::Right => {
            let wall = beside.iter().map(|b| b.x).filter(|x| *x > middle).fold(field.width - 2.0, f64::min);
            j.sides.1.map_or(end.x, |x| (x + away).min(wall - 3.0))
        }
        Door::Top(_) => end.x,
    };
    // Straight down where it is known exactly: in a gap it comes down in one of several lanes.
    if loose == 0.0 && (down - x).abs() < 1.0 {
        steps.push(Step::To(end));
        return steps;
    }
    tracks.strips.push((j.to_row, job, x, down));
    steps.push(Step::Strip(j.to_row, job));
    steps.push(Step::Down(down));
    steps.push(Step::To(end));
    steps
}

/// The gap in a row that costs the least way: its number, middle and width.
fn nearest_gap(field: &Field, row: usize, r: &Row, x: f64, target: f64) -> (usize, f64, f64) {
    let mut best = (row * 100, 6.0, 10.0);
    let mut best_way = f64::INFINITY;
    let mut left = 0.0;
    for (i, b) in r.boxes.iter().chain(std::iter::once(&Rect::new(field.width, 0.0, 0.0, 0.0))).enumerate() {
        let room = b.x - left;
        let mid = left + room / 2.0;
        let way = (mid - x).abs() + (mid - target).abs();
        if room >= 8.0 && way < best_way {
            best_way = way;
            best = (row * 100 + i, mid, room);
        }
        left = b.right();
    }
    best
}

impl Tracks {
    fn lanes(self) -> Lanes {
        let mut out = Lanes::default();
        // Gaps first: strips end where gaps are.
        let mut gaps = self.gaps;
        crate::order::sort_by(&mut gaps, |a, b| a.0.cmp(&b.0).then(a.4.total_cmp(&b.4)));
        for i in 0..gaps.len() {
            let Some(&(gap, job, mid, room, _)) = gaps.get(i) else { continue };
            let of = gaps.iter().filter(|g| g.0 == gap).count();
            let nth = gaps.iter().take(i).filter(|g| g.0 == gap).count();
            let pitch = ((room - 6.0) / of as f64).clamp(0.0, 7.0);
            out.gaps.push((gap, job, mid + (nth as f64 - (of as f64 - 1.0) / 2.0) * pitch));
        }
        // In a strip, of two that go right the one that starts further right runs above; to the left likewise.
        let mut strips = self.strips;
        // Now it is known from which lane of a gap each comes and into which it goes: two that share a gap must keep
        // their order in the strips at both of its ends.
        for s in &mut strips {
            let lane = |row: usize| out.gaps.iter().find(|g| g.1 == s.1 && g.0 / 100 == row).map(|g| g.2);
            if let Some(x) = (0..s.0).rev().find_map(lane) {
                s.2 = x;
            }
            if let Some(x) = lane(s.0) {
                s.3 = x;
            }
        }
        crate::order::sort_by(&mut strips, |a, b| {
            let (ra, rb) = (a.3 >= a.2, b.3 >= b.2);
            a.0.cmp(&b.0).then(ra.cmp(&rb)).then(if ra { b.2.total_cmp(&a.2) } else { a.2.total_cmp(&b.2) })
        });
        let mut taken: Vec<(usize, usize, f64, f64)> = Vec::new();
        let mut found: Vec<(usize, usize, usize)> = Vec::new();
        for &(strip, job, a, b) in &strips {
            let (lo, hi) = (a.min(b) - 6.0, a.max(b) + 6.0);
            let busy = |lane: usize| taken.iter().any(|t| t.0 == strip && t.1 == lane && t.2 < hi && lo < t.3);
            let lane = (0..=taken.len()).find(|l| !busy(*l)).unwrap_or(0);
            taken.push((strip, lane, lo, hi));
            found.push((strip, job, lane));
        }
        for &(strip, job, lane) in &found {
            let of = found.iter().filter(|f| f.0 == strip).map(|f| f.2 + 1).max().unwrap_or(1);
            out.strips.push((strip, job, (lane as f64 + 1.0) / (of as f64 + 1.0)));
        }
        out
    }
}

fn follow(field: &Field, steps: &[Step], lanes: &Lanes) -> Vec<Point> {
    let mut out: Vec<Point> = Vec::new();
    let mut x = 0.0;
    for s in steps {
        match s {
            Step::To(p) => {
                if let Some(last) = out.last().copied() {
                    // Down first, then across into the object.
                    if (last.x - p.x).abs() > 0.5 && (last.y - p.y).abs() > 0.5 {
                        out.push(at(last.x, p.y));
                    }
                }
                x = p.x;
                out.push(*p);
            }
            Step::Strip(strip, job) => {
                let (top, bottom) = field.strips.get(*strip).copied().unwrap_or_default();
                let share = lanes.strips.iter().find(|l| l.0 == *strip && l.1 == *job).map_or(0.5, |l| l.2);
                out.push(at(x, top + (bottom - top) * share));
            }
            Step::Gap(gap, job) => {
                let to = lanes.gaps.iter().find(|l| l.0 == *gap && l.1 == *job).map_or(x, |l| l.2);
                if let Some(y) = out.last().map(|p| p.y) {
                    out.push(at(to, y));
                }
                x = to;
            }
            Step::Down(to) => {
                if let Some(y) = out.last().map(|p| p.y) {
                    out.push(at(*to, y));
                }
                x = *to;
            }
        }
    }
    out.dedup_by(|a, b| a.distance(*b) < 0.5);
    // A step aside that nobody would see as one is no step: the line leans by so much.
    while let Some(i) = out.windows(4).position(is_jog) {
        out.drain(i + 1..i + 3);
    }
    out
}

/// Whether a line goes down, hardly aside, and down again.
fn is_jog(p: &[Point]) -> bool {
    let aside = |a: Point, b: Point| (a.x - b.x).abs();
    aside(p[0], p[1]) < 0.5 && (0.5..4.0).contains(&aside(p[1], p[2])) && aside(p[2], p[3]) < 0.5
}

/// How often two lines cross.
pub fn crossings(a: &Polyline, b: &Polyline) -> usize {
    let side = |p: Point, q: Point, r: Point| (q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x);
    let mut n = 0;
    for s in a.points.windows(2) {
        for t in b.points.windows(2) {
            let (&[p, q], &[r, u]) = (s, t) else { continue };
            if side(p, q, r) * side(p, q, u) < 0.0 && side(r, u, p) * side(r, u, q) < 0.0 {
                n += 1;
            }
        }
    }
    n
}

#[cfg(test)]
mod tests {
    use super::*;

    fn field() -> Field {
        Field {
            rows: vec![
                Row { boxes: vec![Rect::new(20.0, 0.0, 100.0, 100.0), Rect::new(180.0, 0.0, 100.0, 100.0)] },
                Row { boxes: vec![Rect::new(60.0, 160.0, 180.0, 80.0)] },
                Row { boxes: vec![Rect::new(60.0, 300.0, 180.0, 80.0)] },
            ],
            strips: vec![(0.0, 0.0), (120.0, 150.0), (250.0, 290.0)],
            width: 300.0,
            obstacles: vec![
                Rect::new(20.0, 0.0, 100.0, 100.0),
                Rect::new(180.0, 0.0, 100.0, 100.0),
                Rect::new(60.0, 160.0, 180.0, 80.0),
                Rect::new(60.0, 300.0, 180.0, 80.0),
            ],
        }
    }

    fn job(x: f64, to_row: usize) -> Job {
        let f = field();
        let own = f.rows[to_row].boxes[0];
        Job {
            from: at(x, 109.0),
            from_row: 0,
            to_row,
            solid: own.grown(-10.0),
            round: false,
            sides: (Some(own.x - 6.0), Some(own.right() + 6.0)),
            tops: vec![],
            own,
        }
    }

    #[test]
    fn a_step_aside_of_a_hairs_breadth_is_not_drawn() {
        let steps = [(10.0, 0.0), (10.0, 30.0), (12.0, 30.0), (12.0, 60.0)].map(|(x, y)| Step::To(at(x, y)));
        assert_eq!(follow(&field(), &steps, &Lanes::default()), [at(10.0, 0.0), at(12.0, 60.0)]);
    }

    #[test]
    fn a_wire_to_the_second_row_goes_round_the_first() {
        let lines = lay(&field(), &[job(80.0, 2), job(100.0, 2), job(200.0, 2)]);
        for l in &lines {
            for t in 0..=100 {
                let p = l.at(f64::from(t) / 100.0);
                assert!(!Rect::new(60.0, 160.0, 180.0, 80.0).contains(p), "{l:?}");
            }
        }
        // Each goes round on its own side, and none over another.
        for (i, a) in lines.iter().enumerate() {
            for b in lines.iter().skip(i + 1) {
                assert_eq!(crossings(a, b), 0, "{a:?} {b:?}");
            }
        }
    }
}
