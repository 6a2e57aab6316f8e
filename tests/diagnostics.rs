//! What the compiler says of wrong and doubtful programs. A file under `tests/diagnostics` carries its messages in
//! place: a line `//~ COLUMN: KIND: MESSAGE` speaks of the nearest line of code above it, in the order of the columns.
//!
//! `slips/` holds what students get wrong, with everything that is said of it, as it is printed: notes and cures too.
//!
//! A file that begins with `//@ gcc` is also given to gcc, which must say the same on the same lines (columns aside).
//! `RINGSIDE_BLESS=1` writes the messages into the files.

use ringside::cc::{File, Options, compile};
use ringside::source::Diagnostic;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

fn cases() -> Vec<PathBuf> {
    let mut list: Vec<PathBuf> = std::fs::read_dir("tests/diagnostics")
        .expect("the folder of the cases")
        .map(|e| e.expect("readable").path())
        .filter(|p| p.extension().is_some_and(|e| e == "c"))
        .collect();
    list.sort();
    list
}

fn is_message(line: &str) -> bool {
    line.trim_start().starts_with("//~")
}

/// (line, column, text) of every message, notes left out.
fn found(name: &str, text: &str) -> Vec<(u32, u32, String)> {
    let files = [File { name: name.to_string(), text: text.to_string() }];
    let c = compile(&[name.to_string()], &files, &Options::default());
    let mut list: Vec<(u32, u32, String)> = c
        .diagnostics
        .iter()
        .map(|d: &Diagnostic| {
            let (_, line, col) = c.sources.place(d.span);
            let kind = if d.is_error() { "error" } else { "warning" };
            let flag = d.flag.map(|f| format!(" [-W{f}]")).unwrap_or_default();
            (line, col, format!("{kind}: {}{flag}", d.message))
        })
        .collect();
    list.sort();
    list
}

/// The file with the messages in place of those it has.
fn annotated(text: &str, messages: &[(u32, u32, String)]) -> String {
    let code: Vec<&str> = text.lines().filter(|l| !is_message(l)).collect();
    let mut out = String::new();
    for (i, line) in code.iter().enumerate() {
        let _ = writeln!(out, "{line}");
        for (_, col, text) in messages.iter().filter(|m| m.0 as usize == i + 1) {
            let _ = writeln!(out, "//~ {col}: {text}");
        }
    }
    out
}

fn bare(text: &str) -> String {
    text.lines().filter(|l| !is_message(l)).map(|l| format!("{l}\n")).collect()
}

#[test]
fn messages_stand_where_the_files_say() {
    let bless = std::env::var("RINGSIDE_BLESS").is_ok();
    let mut wrong = String::new();
    let list = cases();
    assert!(!list.is_empty());
    for path in list {
        let name = path.file_name().expect("a file").to_string_lossy().into_owned();
        let text = std::fs::read_to_string(&path).expect("readable");
        let code = bare(&text);
        let now = annotated(&text, &found(&name, &code));
        if now == text {
            continue;
        }
        if bless {
            std::fs::write(&path, &now).expect("writable");
            continue;
        }
        let _ = writeln!(wrong, "{name}:");
        for (want, have) in text.lines().zip(now.lines()).filter(|(a, b)| a != b).take(4) {
            let _ = writeln!(wrong, "  expected {want}\n  found    {have}");
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// Beside each program of `slips/` stands what is printed of it. All of them go wrong somehow, in lines of their own
/// and not of a header.
#[test]
fn slips_are_told_as_printed() {
    let bless = std::env::var("RINGSIDE_BLESS").is_ok();
    let mut wrong = String::new();
    let mut paths: Vec<PathBuf> = std::fs::read_dir("tests/diagnostics/slips")
        .expect("the folder of the slips")
        .map(|e| e.expect("readable").path())
        .filter(|p| p.extension().is_some_and(|e| e == "c"))
        .collect();
    paths.sort();
    assert!(paths.len() > 100, "{} slips", paths.len());
    for path in paths {
        let name = path.file_name().expect("a file").to_string_lossy().into_owned();
        let files = [File { name: name.clone(), text: std::fs::read_to_string(&path).expect("readable") }];
        let c = compile(std::slice::from_ref(&name), &files, &Options::default());
        let now = c.render();
        for d in &c.diagnostics {
            if c.sources.place(d.span).0 != name {
                let _ = writeln!(wrong, "{name}: speaks of {}: {}", c.sources.place(d.span).0, d.message);
            }
        }
        let expected = path.with_extension("expect");
        if bless {
            std::fs::write(&expected, &now).expect("writable");
        } else if std::fs::read_to_string(&expected).unwrap_or_default() != now {
            let _ = writeln!(wrong, "{name} is told otherwise:\n{now}");
        }
        if c.diagnostics.is_empty() {
            let _ = writeln!(wrong, "{name}: nothing is said");
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn gcc_says_the_same() {
    if Command::new("gcc").arg("--version").output().is_err() {
        return;
    }
    let mut wrong = String::new();
    for path in cases() {
        let text = std::fs::read_to_string(&path).expect("readable");
        if !text.starts_with("//@ gcc") {
            continue;
        }
        let name = path.file_name().expect("a file").to_string_lossy().into_owned();
        let code = bare(&text);
        let mut ours: Vec<(u32, String)> = found(&name, &code)
            .into_iter()
            .map(|(l, _, t)| (l, t))
            // The linker's words; gcc is asked for the syntax alone.
            .filter(|m| !m.1.starts_with("error: undefined reference"))
            .collect();
        let mut theirs = gcc(&path, &code);
        ours.sort();
        theirs.sort();
        for m in theirs.iter().filter(|m| !ours.contains(m)) {
            let _ = writeln!(wrong, "{name}:{}: only gcc: {}", m.0, m.1);
        }
        for m in ours.iter().filter(|m| !theirs.contains(m)) {
            let _ = writeln!(wrong, "{name}:{}: only ours: {}", m.0, m.1);
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// (line, text) of gcc's errors and warnings.
fn gcc(path: &Path, code: &str) -> Vec<(u32, String)> {
    let dir = std::env::temp_dir().join(format!("ringside-diagnostics-{}", std::process::id()));
    std::fs::create_dir_all(&dir).expect("writable");
    let file = dir.join(path.file_name().expect("a file"));
    std::fs::write(&file, code).expect("writable");
    // Some is said only by what comes after the syntax.
    let whole = code.starts_with("//@ gcc -c");
    let upto: &[&str] = if whole { &["-c", "-o", "/dev/null"] } else { &["-fsyntax-only"] };
    let out = Command::new("gcc")
        .args(["-std=gnu11", "-fno-diagnostics-show-caret"])
        .args(upto)
        .arg(&file)
        .env("LC_ALL", "C")
        .output()
        .expect("gcc runs");
    let _ = std::fs::remove_dir_all(&dir);
    String::from_utf8_lossy(&out.stderr)
        .lines()
        .filter_map(|l| {
            let mut parts = l.splitn(4, ':');
            let (_, line, _, text) = (parts.next()?, parts.next()?, parts.next()?, parts.next()?);
            let text = text.trim();
            (text.starts_with("error") || text.starts_with("warning")).then_some((line.parse().ok()?, text.to_string()))
        })
        .collect()
}
