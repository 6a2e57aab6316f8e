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
