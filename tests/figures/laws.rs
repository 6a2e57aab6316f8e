//! Laws of every figure, whatever is on it.

use super::samples::{self, bench, object, process, ring, source, var};
use proptest::prelude::*;
use ringside::figure::geom::{Point, Rect};
use ringside::figure::model::*;
use ringside::figure::motion::{motion, pose};
use ringside::figure::node::Shape;
use ringside::figure::plan::Plan;
use ringside::figure::scene;
use ringside::figure::scene::Scene;
use ringside::figure::svg::{SvgOptions, Theme};
use ringside::kernel::event::{Event, Object};
use std::collections::BTreeSet;

/// A process in numbers and a text.
type P = (u8, u8, u8, u8, String);
/// An object likewise.
type O = (u8, u8, u8, Vec<u8>, String);

fn text() -> impl Strategy<Value = String> {
    prop_oneof![Just(String::new()), "[a-z_]{1,12}", "\\PC{0,40}", Just("<&\"'\u{1}]]>".to_string())]
}

fn processes() -> impl Strategy<Value = Vec<P>> {
    prop::collection::vec((0u8..8, 0u8..7, 0u8..10, 0u8..6, text()), 0..10)
}

fn objects() -> impl Strategy<Value = Vec<O>> {
    prop::collection::vec((0u8..19, 0u8..12, 0u8..5, prop::collection::vec(any::<u8>(), 0..30), text()), 0..15)
}

fn id(i: usize) -> Object {
    Object::Pipe(i as i32 + 1)
}

fn state(n: u8) -> State {
    match n {
        0 => State::Running,
        1 => State::Ready,
        2 => State::Blocked("pthread_mutex_timedlock".into()),
        3 => State::Stopped("SIGSTOP".into()),
        4 => State::Zombie("killed by SIGSEGV".into()),
        5 => State::Ended,
        _ => State::Blocked("read".into()),
    }
}

fn view(ps: &[P], os: &[O], width: Width) -> View {
    let mut v = View { step: 3, ..View::default() };
    v.options.width = width;
    v.options.terminal = ps.len() % 2 == 0;
    for (i, (threads, st, fds, flags, name)) in ps.iter().enumerate() {
        let mut p = process(1000 + i as i32, name, (i % 9) as u8, state(*st));
        let lines = ["int main(void) {", "\tfor (int i = 0; i < 10; i++) /* a loop", name, "\"unclosed", ""];
        p.threads[0].source = source(9998, 10000, &lines);
        p.threads[0].vars =
            (0..*flags).map(|k| VarView { changed: k == 1, undefined: k == 2, ..var(name, name) }).collect();
        for t in 1..*threads {
            let mut more = samples::thread(1000 + i as i32 + 100 * i32::from(t), name, state((st + t) % 7));
            more.frames = vec![
                FrameView { function: name.clone(), handler_of: (t % 2 == 0).then(|| "SIGALRM".into()) };
                t as usize
            ];
            more.masked = vec!["SIGUSR1".into(); usize::from(*flags)];
            p.threads.push(more);
        }
        p.focus = usize::from(*flags);
        for f in 0..*fds {
            let to = id(usize::from(f) % os.len().max(1));
            let access = [Access::Read, Access::Write, Access::Both][usize::from(f) % 3];
            p.fds.push(samples::fd(i32::from(f) * 7, to, access, name));
        }
        for k in 0..*flags / 2 {
            let phase = [Phase::Pending, Phase::Masked, Phase::Delivered][usize::from(k) % 3];
            p.signals.push(SignalView { name: format!("SIGRTMIN+{k}"), phase, count: 2, action: name.clone() });
        }
        if *flags == 5 {
            p.pages = vec![PageView { label: "stack".into(), shared: true, just_copied: false }; 30];
        }
        v.processes.push(p);
    }
    for (i, (kind, n, waiting, bytes, name)) in os.iter().enumerate() {
        let waiters: Vec<(i32, &str, u8)> = (0..*waiting)
            // Nobody waits in two places.
            .filter(|k| usize::from(*k) % os.len() == i)
            .filter_map(|k| ps.get(usize::from(k)).map(|p| (1000 + i32::from(k), p.4.as_str(), k)))
            .collect();
        let holder = || Holder { tid: 1000, label: name.clone(), hue: 1 };
        let letters = || -> Vec<Envelope> {
            (0..u64::from(*n))
                .map(|k| Envelope {
                    number: k,
                    bytes: bytes.clone(),
                    len: bytes.len() as u64,
                    stamp: k.to_string(),
                    hue: 2,
                    undefined: k % 2,
                })
                .collect()
        };
        let n64 = u64::from(*n);
        let what = match kind {
            0 | 1 => {
                let mut r = ring(1, "", 4 + n64, n64 / 2, &bytes[..bytes.len().min(4 + usize::from(*n))]).what;
                if *kind == 1 {
                    r = ring(1, "", 65_536, 65_530 + n64 % 6, bytes).what;
                }
                r
            }
            2 => Thing::Counter { value: n64 * 3, unit: "value" },
            3 => Thing::SemSet {
                values: vec![
                    SemaphoreView { value: n64 * 1000, changed: *n == 2, undo: i32::from(*n) - 3 };
                    usize::from(*n)
                ],
                note: name.clone(),
            },
            4 => Thing::Lock { owner: (*n > 4).then(holder), depth: u32::from(*n), note: name.clone() },
            5 => Thing::ReadWriteLock { writer: None, readers: (0..*n).map(|_| holder()).collect() },
            6 => Thing::Condition { mutex: name.clone() },
            7 => Thing::Barrier { count: u32::from(*n), arrived: u32::from(*n) / 2 },
            8 => Thing::Mailbox(MailboxView {
                capacity: Some(u32::from(*n)),
                messages: letters(),
                stamps: "priority",
                owner: Some(name.clone()),
                note: name.clone(),
                held: n64 * 2,
                bytes: None,
            }),
            9 => Thing::Memory(MemoryView {
                size: n64,
                fields: (0..*n)
                    .map(|k| FieldView {
                        name: name.clone(),
                        value: name.clone(),
                        changed: k == 1,
                        undefined: k == 2,
                        ..FieldView::default()
                    })
                    .collect(),
                bytes: bytes.iter().map(|b| (*b > 9).then_some(*b)).collect(),
                mappings: (0..ps.len().min(usize::from(*n)))
                    .map(|k| MappingView {
                        pid: 1000 + k as i32,
                        label: name.clone(),
                        protection: "rw-".into(),
                        private: k == 1,
                    })
                    .collect(),
                note: name.clone(),
            }),
            10 => Thing::File(FileView {
                path: name.clone(),
                size: n64,
                bytes: bytes.clone(),
                from: n64,
                offsets: (0..*n)
                    .map(|k| OffsetView {
                        description: i32::from(k),
                        offset: u64::from(k) * 5,
                        sharers: vec![name.clone()],
                        hue: k,
                    })
                    .collect(),
                locks: vec![FileLockView { holder: name.clone(), hue: 1, exclusive: true, range: None }],
                note: name.clone(),
            }),
            11 => Thing::Terminal(TerminalView {
                lines: (0..*n).map(|k| (k, name.clone())).collect(),
                input: bytes.clone(),
            }),
            12 => Thing::Socket(SocketView {
                kind: name.clone(),
                address: name.clone(),
                host: name.clone(),
                listening: Some((1, u32::from(*n))),
                messages: letters(),
                peer: name.clone(),
            }),
            13 => Thing::Connection(ConnectionView {
                kind: name.clone(),
                a: EndView {
                    id: Some(Id::Kernel(id(i))),
                    address: name.clone(),
                    bytes: bytes.clone(),
                    len: 100,
                    ..EndView::default()
                },
                b: EndView { host: name.clone(), messages: letters(), state: "closed", ..EndView::default() },
            }),
            14 => Thing::Timer { next: Some(n64 * 1_500_000_000), every: Some(n64), expirations: n64 },
            15 => Thing::SignalSet { set: vec![name.clone(); usize::from(*n)], waiting: vec![] },
            16 => Thing::Epoll {
                items: (0..*n)
                    .map(|k| PollItem { fd: i32::from(k), wanted: name.clone(), what: name.clone(), ready: k == 1 })
                    .collect(),
            },
            17 => {
                let half = |owner: i32| HalfView {
                    name: name.clone(),
                    ring: match ring(1, "", 4 + n64, n64 / 2, &bytes[..bytes.len().min(4 + usize::from(*n))]).what {
                        Thing::Ring(r) => r,
                        _ => RingView::default(),
                    },
                    owners: vec![owner],
                    benches: vec![bench(if owner == 1000 { "w0" } else { "w1" }, "waiting to send", name, &[])],
                };
                Thing::Duplex(DuplexView { halves: [half(1000), half(1001)] })
            }
            _ => Thing::Wait { note: name.clone() },
        };
        let benches = if *waiting > 0 || *kind % 2 == 0 {
            vec![bench("a", "waiting to write", name, &waiters), bench("b", name, "until bytes come", &[])]
        } else {
            vec![]
        };
        let itself = if *kind == 17 { Object::ByteSocket(i as i32 + 1) } else { id(i) };
        let mut o = object(itself, name, what, benches);
        if *n % 3 == 0 && !ps.is_empty() {
            o.callers = vec![1000];
        }
        v.objects.push(o);
    }
    if !ps.is_empty() && !os.is_empty() {
        let b = os[0].3.clone();
        v.events = vec![
            Event::CopiedIn { tid: 1000, fd: 0, to: id(0), bytes: b.clone(), slot: 1 },
            Event::CopiedOut { tid: 1000, fd: 7, from: id(os.len() - 1), bytes: b.clone(), slot: 1 },
            Event::Sent { tid: 1000, to: id(os.len() / 2), bytes: b, tag: 3 },
        ];
        v.calls = vec![CallText {
            tid: 1000,
            call: samples::call("write"),
            text: format!("write({})", os[0].4),
            result: Some("= -1 EPIPE".into()),
            object: None,
            fd: Some(0),
            named: None,
            detail: String::new(),
        }];
    }
    v
}

/// Nothing stands on anything else, everything on the stage, all text in its box.
pub fn check(s: &Scene) {
    let stage = Rect::new(0.0, 0.0, s.width, s.height);
    let groups = [("card", &s.cards), ("object", &s.objects), ("label", &s.labels)];
    let all: Vec<_> = groups.iter().flat_map(|(g, v)| v.iter().map(move |e| (*g, e))).collect();
    for (i, (ga, a)) in all.iter().enumerate() {
        assert!(stage.covers(&a.rect), "{} {:?} leaves the stage {stage:?}", a.key, a.rect);
        for (gb, b) in all.iter().skip(i + 1) {
            assert!(
                !a.rect.grown(-0.5).overlaps(&b.rect),
                "{ga} {} {:?} on {gb} {} {:?}",
                a.key,
                a.rect,
                b.key,
                b.rect
            );
        }
    }
    for b in &s.benches {
        assert!(s.objects.iter().any(|o| o.rect.grown(1.0).covers(&b.rect)), "bench {} {:?} outside", b.key, b.rect);
    }
    for e in s.cards.iter().chain(&s.objects).chain(&s.benches).chain(&s.labels) {
        // Ports and their numbers sit astride a card's lower edge.
        let room = Rect { h: e.rect.h + 12.0, ..e.rect }.grown(2.0);
        e.node.walk(Point::default(), &mut |n, origin| {
            if let Some(b) = n.text_box() {
                let b = b.moved(origin.x, origin.y);
                assert!(room.covers(&b), "text {:?} at {b:?} leaves {} {:?}", n.shape, e.key, e.rect);
            }
        });
    }
    let mut keys = BTreeSet::new();
    for n in s.nodes() {
        n.walk(Point::default(), &mut |n, _| {
            assert!(n.key.is_empty() || keys.insert(n.key.clone()), "two nodes are called {}", n.key);
            if let Shape::Group { x, y, turn } = n.shape {
                assert!(x.is_finite() && y.is_finite() && turn.is_finite());
            }
        });
    }
}

/// No wire runs over a card, nor over an object that is not its own.
pub fn check_wires(s: &Scene) {
    for w in &s.wires {
        for t in 1..=60 {
            let p = w.path.at(f64::from(t) / 60.0);
            assert!(p.x >= 0.0 && p.x <= s.width, "{} leaves the stage at {p:?}", w.key);
            for e in s
                .cards
                .iter()
                .chain(s.objects.iter().filter(|o| o.about != ringside::figure::scene::About::Object(w.to)))
            {
                assert!(
                    !e.rect.grown(-2.0).contains(p),
                    "wire {} at {p:?} runs over {} {:?}: {:?}",
                    w.key,
                    e.key,
                    e.rect,
                    w.path.points
                );
            }
        }
    }
}

/// Tags nest, attributes are quoted, nothing is left unescaped: as much of XML as we write.
pub fn check_xml(text: &str) {
    let mut open: Vec<&str> = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('<') {
        assert!(!before.contains('>'), "a loose > in {before:?}");
        for part in before.split('&').skip(1) {
            assert!(["amp;", "lt;", "gt;", "quot;"].iter().any(|e| part.starts_with(e)), "a loose & in {before:?}");
        }
        let (tag, tail) = after.split_once('>').expect("every tag is closed");
        assert!(tag.matches('"').count() % 2 == 0, "a loose quote in {tag:?}");
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop(), Some(name));
        } else if !tag.ends_with('/') {
            open.push(tag.split(' ').next().unwrap_or(""));
        }
        rest = tail;
    }
    assert!(open.is_empty(), "not closed: {open:?}");
    assert!(!text.chars().any(|c| c.is_control() && c != '\n' && c != '\t'));
}

#[test]
fn the_samples_keep_the_laws() {
    for (name, v) in samples::all() {
        for width in [Width::Wide, Width::Medium, Width::Narrow] {
            println!("{name} {width:?}");
            let mut v = v.clone();
            v.options.width = width;
            let s = scene(&v);
            check(&s);
            check_wires(&s);
            check_xml(&s.svg(&SvgOptions { standalone: true, theme: Theme::Both }));
            check_xml(&s.svg(&SvgOptions::default()));
            for theme in [Theme::Light, Theme::Dark] {
                check_painted(&s.svg(&SvgOptions { standalone: true, theme }));
            }
        }
    }
}

/// A file that leans on no style sheet: whatever would be black by default has a colour of its own.
fn check_painted(text: &str) {
    assert!(!text.contains("var(") && !text.contains("<style"), "a style sheet is needed");
    for line in text.lines().map(str::trim_start) {
        if ["<text", "<rect", "<circle", "<path"].iter().any(|tag| line.starts_with(tag)) {
            assert!(line.contains(" fill=\"") || line.contains(" stroke=\""), "no colour: {line}");
        }
        if line.starts_with("<text") {
            assert!(line.contains(" font-size=\"") && line.contains(" font-family=\""), "no typeface: {line}");
        }
    }
}

/// The same scenes every time: what fails must fail again. `RINGSIDE_SEED` and `RINGSIDE_CASES` try others.
fn seed() -> u64 {
    number("RINGSIDE_SEED", 5)
}

fn cases() -> u32 {
    number("RINGSIDE_CASES", 150) as u32
}

fn number(name: &str, usual: u64) -> u64 {
    std::env::var(name).map_or(usual, |text| text.parse().unwrap_or_else(|_| panic!("{name} is a number, not {text}")))
}

fn widths() -> impl Strategy<Value = Width> {
    prop::sample::select(vec![Width::Wide, Width::Medium, Width::Narrow])
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: cases(),
        failure_persistence: None,
        rng_seed: proptest::test_runner::RngSeed::Fixed(seed()),
        ..ProptestConfig::default()
    })]

    #[test]
    fn nothing_overlaps_and_text_fits(ps in processes(), os in objects(), width in widths()) {
        let v = view(&ps, &os, width);
        let s = scene(&v);
        check(&s);
        check_wires(&s);
        check_xml(&s.svg(&SvgOptions::default()));
    }

    /// What lives on keeps its place, whatever happens to it, once both moments are known.
    #[test]
    fn things_keep_their_places(ps in processes(), os in objects(), other in objects(), width in widths()) {
        let mut before = view(&ps, &os, width);
        // The same objects by kind with other contents: as after a step.
        let changed: Vec<O> = os.iter().zip(other.iter().chain(std::iter::repeat(&(0, 3, 1, vec![1], String::new())))).map(|(a, b)| (a.0, b.1, b.2, b.3.clone(), a.4.clone())).collect();
        let mut after = view(&ps, &changed, width);
        let mut plan = Plan::default();
        plan.admit(&before);
        plan.admit(&after);
        before.plan = plan.clone();
        after.plan = plan;
        let (a, b) = (scene(&before), scene(&after));
        prop_assert_eq!(a.line_y, b.line_y);
        for e in a.cards.iter().chain(&a.objects) {
            if let Some(f) = b.element(&e.key) {
                prop_assert_eq!(e.rect, f.rect, "{} moved", e.key);
            }
        }
        // And motion ends where the later scene is.
        let m = motion(&a, &b, false);
        for p in m.pose(1.0).into_iter().chain(m.pose(0.4)).chain(pose(&a, &b, 0.0)) {
            prop_assert!((0.0..=1.0).contains(&p.opacity) && p.x.is_finite() && p.y.is_finite());
        }
        let mut places = std::collections::BTreeMap::new();
        for n in b.nodes() {
            n.walk(Point::default(), &mut |n, _| {
                if let (false, Shape::Group { x, y, .. }) = (n.key.is_empty(), &n.shape) {
                    places.insert(n.key.clone(), (*x, *y));
                }
            });
        }
        for p in m.pose(1.0) {
            if let Some(place) = places.get(&p.key) {
                prop_assert!((p.x - place.0).abs() < 0.01 && (p.y - place.1).abs() < 0.01, "{:?} ends at {:?}", p, place);
                prop_assert_eq!(p.opacity, 1.0);
            }
        }
    }
}

/// The step in which the consumer takes a byte: it travels from its slot up its wire, and out rolls on by one slot.
#[test]
fn a_byte_travels_and_a_hand_rolls() {
    let (a, b) = (scene(&samples::pipe_before()), scene(&samples::pipe()));
    let m = motion(&a, &b, false);
    assert!(m.duration > 0.0 && m.extras.len() == 1);
    let out = |t: f64| m.pose(t).into_iter().find(|p| p.key == "pipe-1.out").expect("the hand rolls").turn;
    assert!((out(1.0) - out(0.0) - 30.0).abs() < 1.0, "{} {}", out(0.0), out(1.0));
    let wire = b.wires.iter().find(|w| w.fd == Some(3)).expect("the reader's wire");
    let byte = |t: f64| m.pose(t).into_iter().find(|p| p.key.starts_with("move.")).expect("the byte travels");
    let home = wire.path.at(0.0);
    let distance = |t: f64| home.distance(Point { x: byte(t).x, y: byte(t).y });
    assert!(distance(0.0) > distance(0.3) && distance(0.3) > distance(0.55));
    assert_eq!(byte(1.0).opacity, 0.0);
}
