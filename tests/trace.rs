//! Real logs of strace, read: what is told of each must be what stands beside it.
//!
//! `tests/trace/NAME.strace` (or one of `assets/logs`), or a folder of the files of `strace -ff`, is a log as strace wrote
//! it; `NAME.expect` is
//! what `ringside trace` says of it. (That our own `--strace` can be read too is for `strace.rs` to say.)
//!
//! ```text
//! RINGSIDE_FILTER=pipe cargo test --test trace       # those whose name contains the text
//! RINGSIDE_BLESS=1 cargo test --test trace           # writes the .expect files: read them
//! ```

mod support;

use ringside::figure::model::Options;
use ringside::figure::plan::Plan;
use ringside::figure::trace::Walk;
use ringside::strace::log::{Log, read};
use ringside::strace::trace;
use std::fs;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use support::diff::diff;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/trace")
}

/// The logs that the page offers to begin with.
fn offered() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/logs")
}

/// Files of a folder, in order.
fn files(dir: &Path) -> Vec<PathBuf> {
    let mut out: Vec<PathBuf> =
        fs::read_dir(dir).expect("readable folder").map(|e| e.expect("an entry").path()).collect();
    out.sort();
    out
}

fn name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// A log of one file or of a folder's.
fn load(path: &Path) -> Log {
    let parts = if path.is_dir() { files(path) } else { vec![path.to_path_buf()] };
    let texts: Vec<(String, String)> = parts
        .iter()
        .map(|p| (name(p), String::from_utf8_lossy(&fs::read(p).expect("a readable log")).into_owned()))
        .collect();
    let texts: Vec<(&str, &str)> = texts.iter().map(|(n, t)| (n.as_str(), t.as_str())).collect();
    read(&texts)
}

#[test]
fn each_real_log_is_told_as_it_should_be() {
    let filter = std::env::var("RINGSIDE_FILTER").unwrap_or_default();
    let bless = std::env::var("RINGSIDE_BLESS").is_ok();
    let logs: Vec<PathBuf> = files(&root())
        .into_iter()
        .chain(files(&offered()))
        .filter(|p| p.is_dir() || p.extension().is_some_and(|e| e == "strace"))
        .filter(|p| name(p).contains(&filter))
        .collect();
    assert!(!logs.is_empty(), "no log is called `{filter}`");
    let mut wrong = String::new();
    for path in &logs {
        let told = trace::text(&trace::import(load(path)));
        let expect = root().join(path.file_stem().unwrap_or_default()).with_extension("expect");
        if bless {
            fs::write(&expect, &told).expect("a writable file");
            continue;
        }
        let want = fs::read_to_string(&expect).unwrap_or_default();
        if want != told {
            wrong.push_str(&format!("{}:\n{}\n", name(path), diff(&want, &told)));
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// The moment after a line of a log, in the words that stand for its picture, and its sentence.
fn stage(name: &str, line: usize) -> (String, String) {
    let found = trace::import(load(&offered().join(name)));
    let mut walk = Walk::new(Rc::new(found));
    walk.go_to_line(line);
    let scene = walk.scene(&Options::default(), &Plan::default());
    (scene.description, scene.narration.plain())
}

#[test]
fn a_pipe_of_a_log_holds_what_was_written_and_not_yet_read() {
    let (picture, said) = stage("pipe.strace", 49);
    assert!(
        picture.contains("pipe 58632: 6 of 65,536 bytes, \"hello \"; in is at slot 6, out at slot 0."),
        "{picture}"
    );
    assert!(picture.contains("pipe, pid 1205, is blocked in wait4, at line 46"), "{picture}");
    assert!(picture.contains("asleep; in clock_nanosleep: 1206."), "{picture}");
    assert_eq!(said, "pipe 1207's close returns 0.");
    let (picture, said) = stage("pipe.strace", 50);
    assert!(picture.contains("pipe 58632: empty; in is at slot 6, out at slot 6."), "{picture}");
    assert_eq!(said, "pipe 1207's read returns 6; 6 of it came from pipe 1206 through pipe 58632.");
}

#[test]
fn who_waits_in_a_log_sits_at_what_it_waits_for_and_nobody_knows_yet_what_it_will_read() {
    let (picture, said) = stage("deadlock.strace", 43);
    assert!(picture.contains("deadlock, pid 1238, is blocked in read, at line 43: read(3, ..., 1)."), "{picture}");
    assert!(picture.contains("waiting to read: 1238."), "{picture}");
    assert_eq!(said, "deadlock 1238 waits in read(3, ..., 1).");
}

#[test]
fn messages_of_a_log_lie_in_their_queue() {
    let (picture, _) = stage("messages.strace", 54);
    assert!(picture.contains("/ringq: 2 messages: low, high"), "{picture}");
}

/// A log may be cut anywhere, and then it is still read as far as it goes, and says that it is torn.
#[test]
fn a_log_cut_anywhere_is_read_as_far_as_it_goes() {
    let whole = fs::read_to_string(root().join("sig.strace")).expect("a readable log");
    let all = load(&root().join("sig.strace")).calls.len();
    let start = whole.len().saturating_sub(6000);
    for cut in (start..whole.len()).step_by(7) {
        let Some(part) = whole.get(..cut) else { continue };
        let log = read(&[("cut", part)]);
        assert!(log.calls.len() <= all, "cut at {cut}");
        let torn = !part.ends_with('\n');
        let lines = part.lines().count();
        assert!(log.unread.len() <= usize::from(torn), "cut at {cut}: {:?}", log.unread);
        assert!(log.unread.iter().all(|u| u.place.line == lines), "cut at {cut}: {:?}", log.unread);
        let told = trace::text(&trace::import(log));
        assert!(told.contains("understood"), "cut at {cut}: {told}");
    }
}
