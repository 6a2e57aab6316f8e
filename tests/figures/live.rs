//! Figures of real runs: what is read from a machine.

use ringside::figure::model::{Options, Thing, View, Width};
use ringside::figure::plan::Plan;
use ringside::figure::{read, scene};
use ringside::machine::{Scenario, Schedule, build};
use ringside::timeline::Timeline;

pub fn timeline(text: &str, settings: &[(&str, &str)]) -> Timeline {
    let mut s = Scenario::single("main.c", text);
    s.settings = settings.iter().map(|(k, v)| ((*k).to_string(), (*v).to_string())).collect();
    let b = build(&s);
    let errors: Vec<String> = b.diagnostics.iter().filter(|d| d.is_error()).map(|d| d.render(&b.sources)).collect();
    assert!(errors.is_empty(), "{errors:?}");
    Timeline::new(b.machine.expect("it compiles"), Schedule::default(), 0)
}

/// Steps until a view pleases, at most `most` steps; the last one otherwise.
fn until(t: &mut Timeline, most: usize, pleases: impl Fn(&View) -> bool) -> View {
    let mut plan = Plan::default();
    for _ in 0..most {
        if !t.step() {
            break;
        }
        let v = read::at(t, &Options::default(), &plan);
        plan.admit(&v);
        if pleases(&v) {
            return View { plan, ..v };
        }
    }
    panic!("it never came");
}

/// Writes every step that has events, where asked: `RINGSIDE_DRAW=folder RINGSIDE_RUN=file.c`.
#[test]
fn draw_a_run_where_asked() {
    let (Ok(folder), Ok(file)) = (std::env::var("RINGSIDE_DRAW"), std::env::var("RINGSIDE_RUN")) else { return };
    let text = std::fs::read_to_string(&file).expect("the program");
    let set: Vec<(String, String)> = std::env::var("RINGSIDE_SET")
        .unwrap_or_default()
        .split(',')
        .filter_map(|s| s.split_once('=').map(|(a, b)| (a.to_string(), b.to_string())))
        .collect();
    let set: Vec<(&str, &str)> = set.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
    let mut t = timeline(&text, &set);
    let mut plan = Plan::default();
    let mut options = Options::default();
    if std::env::var("RINGSIDE_NARROW").is_ok() {
        options.width = Width::Narrow;
    }
    let mut told = String::new();
    for step in 1..400 {
        if !t.step() {
            break;
        }
        let v = read::at(&mut t, &options, &plan);
        plan.admit(&v);
        let s = scene(&v);
        told.push_str(&format!("{step}: {}\n", s.narration.plain()));
        if !v.events.is_empty() || !v.touched.is_empty() {
            let o = ringside::figure::svg::SvgOptions { standalone: true, theme: ringside::figure::svg::Theme::Light };
            std::fs::write(format!("{folder}/run-{step:03}.svg"), s.svg(&o)).expect("the folder exists");
        }
    }
    std::fs::write(format!("{folder}/run.txt"), told).expect("the folder exists");
}

const ECHO: &str = include_str!("../../assets/programs/pipes/echo.c");

#[test]
fn a_pipe_is_read_from_the_kernel() {
    let mut t = timeline(ECHO, &[("pipe", "11")]);
    let v = until(&mut t, 60, |v| v.objects.iter().any(|o| matches!(&o.what, Thing::Ring(r) if r.len == r.room)));
    let pipe = v.objects.iter().find(|o| o.name == "pipe").expect("it is there");
    let Thing::Ring(r) = &pipe.what else { panic!("a pipe is a ring") };
    assert_eq!((r.slots, r.room, r.len), (12, 11, 11));
    assert_eq!(r.byte(0), Some(Some(b'R')));
    let s = scene(&v);
    assert!(s.wires.iter().any(|w| w.fd == Some(4)), "the writer's end is wired");
    assert!(s.narration.plain().contains("slots 0 to 10 of the pipe"), "{}", s.narration.plain());
    assert!(s.tokens.iter().any(|k| k.key.starts_with("chip.t")), "the writer sits on its bench");
}

#[test]
fn a_timeline_of_any_length_is_small() {
    let mut t = timeline("int main(void) { volatile long n = 0; for (;;) n++; }", &[]);
    t.run(1_000_000);
    let w = |from, to| ringside::figure::timeline::Window {
        lanes: t.lanes(),
        from,
        to,
        now: t.position() as u32,
        width: 900.0,
        names: vec![],
        branches: vec![],
    };
    for (from, to) in [(0, 10), (0, 1_000_000), (999_000, 1_000_000)] {
        let d = ringside::figure::timeline::draw(&w(from, to));
        assert!(d.svg(&ringside::figure::svg::SvgOptions::default()).len() < 60_000);
        for s in [from, u32::midpoint(from, to), to] {
            assert!(d.step_at(d.x_of(s)).abs_diff(s) <= 1, "{s}");
        }
    }
}
