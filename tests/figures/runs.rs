//! The laws of figures on real runs: every C program of `tests/programs` and of the book, at many of its steps.

use super::laws::{check, check_wires, check_xml};
use ringside::figure::model::Width;
use ringside::figure::motion::{motion, stillness};
use ringside::figure::narrate::{Kind, Sentence};
use ringside::figure::scene::Scene;
use ringside::figure::svg::SvgOptions;
use ringside::kernel::event::Event;
use ringside::link::{Link, View};
use ringside::machine::Scenario;
use ringside::player::{Command, Playable, Player};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// C files below a folder that are programs of their own.
fn programs(folder: &Path, out: &mut Vec<PathBuf>) {
    let mut entries: Vec<PathBuf> =
        std::fs::read_dir(folder).expect("the folder exists").map(|e| e.expect("an entry").path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            programs(&path, out);
        } else if path.extension().is_some_and(|e| e == "c") {
            out.push(path);
        }
    }
}

fn all() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut out = Vec::new();
    programs(&root.join("tests/programs"), &mut out);
    programs(&root.join("tests/figures/programs"), &mut out);
    programs(&root.join("assets/programs"), &mut out);
    out
}

fn player(path: &Path, settings: &[(&str, &str)]) -> Option<Player> {
    let text = std::fs::read_to_string(path).expect("it can be read");
    let name = path.file_name().expect("a name").to_string_lossy().into_owned();
    let mut scenario = Scenario::single(&name, &text);
    for (k, v) in settings {
        scenario.settings.insert((*k).to_string(), (*v).to_string());
    }
    let (player, problems) = Player::new(&Link { scenario, view: View::default(), ..Link::default() });
    // Some programs are of several files.
    (!problems.iter().any(|p| p.error)).then_some(player)
}

/// Steps of a run that are looked at.
const STEPS: u64 = 40;

/// Walks through a run; `see` gets each scene with the one before. Returns the step at which something was typed last.
fn walk(player: &mut Player, steps: u64, mut see: impl FnMut(Option<&Scene>, &Scene, u64)) -> Option<u64> {
    let mut typed = None;
    let mut before: Option<Scene> = None;
    for _ in 0..steps {
        let frame = player.frame();
        see(before.as_ref(), &frame.scene, frame.step);
        if frame.at_end && !frame.wants_input {
            return typed;
        }
        before = Some(frame.scene);
        if frame.wants_input && frame.at_end {
            player.act(Command::Type("one two\n".into()), &mut || true);
            player.act(Command::EndOfInput, &mut || true);
            typed = Some(frame.step);
        }
        player.act(Command::Step, &mut || true);
    }
    typed
}

/// Each wire begins at its port, or at its card's lower edge, and ends at its object.
fn check_ends(s: &Scene) {
    for w in &s.wires {
        let (Some(first), Some(last)) = (w.path.points.first(), w.path.points.last()) else {
            panic!("{} has no points", w.key)
        };
        let card = s.cards.iter().find(|c| c.key == format!("p{}", w.pid)).expect("its card is there");
        assert!(
            first.x >= card.rect.x && first.x <= card.rect.right() && (first.y - card.rect.bottom()).abs() < 12.0,
            "{} begins at {first:?}, its card is {:?}",
            w.key,
            card.rect
        );
        let object = s.objects.iter().find(|o| o.about == ringside::figure::scene::About::Object(w.to));
        let object = object.expect("its object is there");
        assert!(object.rect.grown(6.0).contains(*last), "{} ends at {last:?}, off {:?}", w.key, object.rect);
    }
}

/// What a sentence must never hold: traces of the machine, or of carelessness.
fn check_words(said: &Sentence) {
    let text = &said.plain();
    assert!(!text.is_empty(), "nothing is said");
    assert!(text.starts_with(|c: char| c.is_alphanumeric() || c == '"' || c == '\'' || c == '_' || c == '/'), "{text}");
    for bad in
        ["  ", "..", ";.", ";;.", " .", " ,", "error 5", "did not succeed", " its killed", "the the ", "it it ", "{."]
    {
        assert!(!without_code(said).contains(bad), "`{bad}` in: {text}");
    }
    assert!(text.ends_with(['.', '!', '?', ')']), "no full stop: {text}");
}

/// A sentence's own words: code and what programs have written left out.
fn without_code(said: &Sentence) -> String {
    said.spans.iter().map(|s| if s.kind == Kind::Code { "code" } else { s.text.as_str() }).collect()
}

#[test]
fn every_moment_of_every_program_keeps_the_laws() {
    let mut seen = 0;
    for path in all() {
        for width in [Width::Wide, Width::Medium, Width::Narrow] {
            let Some(mut p) = player(&path, &[]) else { continue };
            p.set_width(width);
            let steps = if width.is_narrow() { STEPS / 2 } else { STEPS };
            walk(&mut p, steps, |before, s, step| {
                let here = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
                    check(s);
                    check_wires(s);
                    check_ends(s);
                    check_words(&s.narration);
                    if step % 16 == 3 {
                        check_xml(&s.svg(&SvgOptions::default()));
                    }
                    if let Some(b) = before {
                        for pose in motion(b, s, false).pose(1.0) {
                            assert!(pose.x.is_finite() && pose.y.is_finite() && pose.turn.is_finite());
                        }
                    }
                }));
                assert!(here.is_ok(), "{} {width:?} step {step}: {}", path.display(), s.narration.plain());
                seen += 1;
            });
        }
    }
    assert!(seen > 3000, "{seen}");
}

/// The same moment gives the same picture, byte for byte, whichever way it was come to.
#[test]
fn a_moment_looks_the_same_from_both_sides() {
    for path in all().into_iter().step_by(5) {
        let Some(mut p) = player(&path, &[]) else { continue };
        let mut pictures: Vec<(u64, String)> = Vec::new();
        let typed = walk(&mut p, 24, |_, s, step| pictures.push((step, s.svg(&SvgOptions::default()))));
        // What a line will bring is not known before it is typed: the room for it is made then.
        pictures.retain(|(step, _)| typed.is_none_or(|t| *step > t));
        for (step, picture) in pictures.iter().rev().step_by(3) {
            p.act(Command::Seek(*step), &mut || true);
            if p.frame().step == *step {
                assert_eq!(&p.frame().scene.svg(&SvgOptions::default()), picture, "{} step {step}", path.display());
            }
        }
    }
}

/// The kind of an event: its variant's name.
fn kind(e: &Event) -> String {
    let text = format!("{e:?}");
    text.split([' ', '{', '(']).next().unwrap_or("").to_string()
}

/// Every kind of event moves something in the picture, or has a reason not to. Looked at in the steps of all programs.
#[test]
fn what_happens_is_seen_to_move() {
    let mut moved: BTreeSet<String> = BTreeSet::new();
    let mut unmoved: std::collections::BTreeMap<String, String> = std::collections::BTreeMap::new();
    for path in all() {
        let Some(mut p) = player(&path, &[]) else { continue };
        let mut before: Option<Scene> = None;
        for _ in 0..80 {
            let Some(view) = p.view() else { break };
            let scene = ringside::figure::scene(&view);
            let kinds: BTreeSet<String> = view.events.iter().filter(|e| stillness(e).is_none()).map(kind).collect();
            if let (Some(b), false) = (&before, kinds.is_empty()) {
                let still = motion(b, &scene, false).is_still();
                for k in kinds {
                    if !still {
                        moved.insert(k);
                    } else {
                        unmoved.entry(k).or_insert_with(|| format!("{}: {}", path.display(), scene.narration.plain()));
                    }
                }
            }
            before = Some(scene);
            let here = p.frame().step;
            p.act(Command::Step, &mut || true);
            if p.frame().step == here {
                break;
            }
        }
    }
    for k in [
        "Blocked",
        "Woken",
        "CopiedIn",
        "CopiedOut",
        "Sent",
        "Received",
        "Counted",
        "Locked",
        "Unlocked",
        "Created",
        "Destroyed",
        "Opened",
        "Closed",
        "Forked",
        "ThreadStarted",
        "Execed",
        "Exited",
        "Reaped",
        "SignalSent",
        "SignalDelivered",
        "SignalActed",
        "HandlerReturned",
        "ClockMoved",
    ] {
        assert!(moved.contains(k), "{k} moves nothing: {:?}", unmoved.get(k));
    }
}
