//! The sources obey what the head of `src/lib.rs` says: a module uses only what stands above it in the list, and
//! nothing below `ui` names what would let order, time or the browser leak into a run.

use std::fs;
use std::path::{Path, PathBuf};

/// Types that make a run depend on something other than its scenario and schedule, and why.
const BANNED: &[(&str, &str)] = &[
    ("HashMap", "its order differs between runs; use BTreeMap or a sorted Vec"),
    ("HashSet", "its order differs between runs; use BTreeSet or a sorted Vec"),
    ("Instant", "a run has no clock but the kernel's"),
    ("SystemTime", "a run has no clock but the kernel's"),
    ("RefCell", "state is data: no interior mutability"),
    ("leptos", "only `ui` knows the browser"),
    ("web_sys", "only `ui` knows the browser"),
    ("js_sys", "only `ui` knows the browser"),
    ("wasm_bindgen", "only `ui` knows the browser"),
];

/// The layers in the order the head of lib.rs lists them, from the line after "`tests/layers.rs`".
fn layers(lib: &str) -> Vec<String> {
    let mut head = lib.lines().take_while(|l| l.starts_with("//!")).skip_while(|l| !l.contains("tests/layers.rs"));
    head.next();
    let list: String = head.take_while(|l| l.contains('`')).collect();
    list.split('`').skip(1).step_by(2).map(str::to_string).collect()
}

fn rust_files(dir: &Path, out: &mut Vec<PathBuf>) {
    let mut entries: Vec<PathBuf> = fs::read_dir(dir).expect("readable").map(|e| e.expect("readable").path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            rust_files(&path, out);
        } else if path.extension().is_some_and(|e| e == "rs") {
            out.push(path);
        }
    }
}

/// The identifiers of a line of code; comments are left out.
fn words(line: &str) -> impl Iterator<Item = &str> {
    let code = line.split("//").next().unwrap_or("");
    code.split(|c: char| c != '_' && !c.is_ascii_alphanumeric()).filter(|w| !w.is_empty())
}

/// What a line names after `crate::`: `use crate::{kernel::Pid, source}` names two.
fn crate_uses(line: &str) -> Vec<String> {
    let code = line.split("//").next().unwrap_or("");
    let mut out = Vec::new();
    for part in code.split("crate::").skip(1) {
        let word = |s: &str| -> String { s.chars().take_while(|c| *c == '_' || c.is_ascii_alphanumeric()).collect() };
        match part.strip_prefix('{') {
            None => out.push(word(part)),
            Some(list) => {
                let mut depth = 0;
                let mut item = String::new();
                for c in list.chars().chain([',']) {
                    match c {
                        '{' => depth += 1,
                        '}' => depth -= 1,
                        ',' if depth <= 0 => out.push(word(std::mem::take(&mut item).trim())),
                        c => item.push(c),
                    }
                }
            }
        }
    }
    out.retain(|w| !w.is_empty());
    out
}

#[test]
fn modules_look_up_the_list_only() {
    let lib = fs::read_to_string("src/lib.rs").expect("lib.rs");
    let layers = layers(&lib);
    assert!(layers.len() >= 12, "the list of layers was not found in lib.rs: {layers:?}");
    let mut files = Vec::new();
    rust_files(Path::new("src"), &mut files);
    let mut wrong = Vec::new();
    for path in files {
        let inside = path.strip_prefix("src").expect("under src");
        let top = inside.components().next().expect("a name").as_os_str().to_string_lossy().into_owned();
        let name = top.trim_end_matches(".rs");
        if name == "lib" || name == "bin" {
            continue;
        }
        let Some(rank) = layers.iter().position(|l| l == name) else {
            wrong.push(format!("{}: `{name}` is not in the list of layers of lib.rs", path.display()));
            continue;
        };
        let text = fs::read_to_string(&path).expect("a source");
        for (i, line) in text.lines().enumerate() {
            for used in crate_uses(line) {
                match layers.iter().position(|l| *l == used) {
                    Some(r) if r > rank => wrong.push(format!(
                        "{}:{}: `{name}` uses `{used}`, which stands below it",
                        path.display(),
                        i + 1
                    )),
                    _ => {}
                }
            }
            if name != "ui" {
                for (word, why) in BANNED.iter().filter(|(w, _)| words(line).any(|x| x == *w)) {
                    wrong.push(format!("{}:{}: `{word}`: {why}", path.display(), i + 1));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn uses_are_read_right() {
    fn check(line: &str, expect: &[&str]) {
        assert_eq!(crate_uses(line), expect, "{line}");
    }
    check("use crate::kernel::Pid;", &["kernel"]);
    check("use crate::{kernel::{Pid, Tid}, source::Span};", &["kernel", "source"]);
    check("let x: crate::vm::Thread = crate::cc::f(); // crate::ui", &["vm", "cc"]);
    check("use super::x;", &[]);
}
